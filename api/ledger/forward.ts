import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { withoutHttpStatus } from '../errors.ts';
import { askForBasis, BASIS_KEY, basisSchema, printWithBasis } from './basis.ts';
import { fromGraphNodeError } from './graphNodeErrors.ts';
import type { KnownOperations } from './knownOperations.ts';
import type { Ledger } from './ledger.ts';
import type { WrittenSearches } from './writeSearches.ts';

/**
 * Answers an operation by forwarding it whole, text and variables as they came but for searches, in one request, so
 * that graph-node answers all of it from one block.
 *
 * @param known - Where the operation is remembered when it could be answered.
 * @param written - The operation with its searches as graph-node wants them; absent when it has none.
 */
export async function forward(
  ledger: Pick<Ledger, 'send'>,
  known: KnownOperations,
  { source, document, operation, request: { variables, operationName } }: GatewayGraphQLRequestContext,
  written?: WrittenSearches,
): Promise<GatewayExecutionResult> {
  const query = written ? printWithBasis(written.document) : askForBasis(source, document, operation);
  const { data, errors } = await ledger.send({ query, variables: written?.variables ?? variables });
  if (data && !errors && !written?.fromVariables) known.add(source, operationName, query);
  const { [BASIS_KEY]: basis, ...rest } = data ?? {};
  const parsed = basisSchema.safeParse(basis);
  const faults = errors?.map(fromGraphNodeError);
  return {
    ...(data && { data: rest }),
    ...(faults && { errors: data ? faults.map(withoutHttpStatus) : faults }),
    ...(parsed.success && { extensions: { guildhall: parsed.data } }),
  };
}

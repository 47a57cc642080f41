import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { withoutHttpStatus } from '../errors.ts';
import { BASIS_KEY, basisSchema, printWithBasis } from './basis.ts';
import { fromGraphNodeError } from './graphNodeErrors.ts';
import { forwardedVariables, type KnownOperations } from './knownOperations.ts';
import type { Ledger } from './ledger.ts';
import type { NormalForm } from './normal/normalForm.ts';

/**
 * Answers an operation by forwarding it whole, in one request, so that graph-node answers all of it from one block.
 *
 * @param known - Where the operation is remembered when it could be answered.
 * @param normal - The operation's normal form.
 */
export async function forward(
  ledger: Pick<Ledger, 'send'>,
  known: KnownOperations,
  { source, operation, request: { variables: sent, operationName } }: GatewayGraphQLRequestContext,
  normal: NormalForm,
): Promise<GatewayExecutionResult> {
  const variables = sent ?? {};
  const query = printWithBasis(normal.document);
  const { data, errors } = await ledger.send({ query, variables: forwardedVariables(normal, variables) });
  if (data && !errors) {
    const names = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    known.add({ source, operationName, variables }, names, { ...normal, query: JSON.stringify(query) });
  }
  const { [BASIS_KEY]: basis, ...rest } = data ?? {};
  const parsed = basisSchema.safeParse(basis);
  const faults = errors?.map(fromGraphNodeError);
  return {
    ...(data && { data: rest }),
    ...(faults && { errors: data ? faults.map(withoutHttpStatus) : faults }),
    ...(parsed.success && { extensions: { guildhall: parsed.data } }),
  };
}

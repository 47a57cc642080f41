import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { withoutHttpStatus } from '../errors.ts';
import { BASIS_KEY, basisSchema, printWithBasis } from './blocks/basis.ts';
import { answerBasis, fillHashes, mayNameBlock, namedBlocks, toldBasis } from './blocks/namedBlocks.ts';
import { fromGraphNodeError } from './graphNodeErrors.ts';
import { forwardedVariables, type KnownOperations } from './knownOperations.ts';
import type { Ledger } from './ledger.ts';
import type { NormalForm } from './normal/normalForm.ts';
import { withNulls } from './partialData.ts';
import type { TellDocument } from './told/tellDocument.ts';

/**
 * Answers an operation by forwarding it whole, in one request, so that graph-node answers all of it from one block.
 *
 * @param parts.known - Where the operation is remembered when it could be answered from the latest block.
 * @param normal - The operation's normal form.
 * @param telling - How told fields are answered, if it selects any.
 */
export async function forward(
  parts: { ledgerSchema: GraphQLSchema; ledger: Ledger; known: KnownOperations },
  { source, operation, context, request: { variables: sent, operationName } }: GatewayGraphQLRequestContext,
  normal: NormalForm,
  telling?: TellDocument,
): Promise<GatewayExecutionResult> {
  const { ledgerSchema, ledger, known } = parts;
  const variables = sent ?? {};
  const query = printWithBasis(telling?.document ?? normal.document);
  const forwarded = forwardedVariables(normal, variables);
  const { data, errors } = await ledger.forwardParsed({ query, variables: forwarded });
  const named = namedBlocks(normal.document, ledgerSchema, forwarded);
  const { [BASIS_KEY]: basis, ...rest } = data ?? {};
  const parsed = basisSchema.safeParse(basis);
  const { chain, verifier } = context as GatewayContext;
  const stands = parsed.success ? await answerBasis(named, parsed.data, { chain, ledger }) : undefined;
  if (stands) fillHashes(normal.document, rest, stands);
  const faults = errors?.map(fromGraphNodeError);
  const whole = data && (faults ? withNulls(normal.document, ledgerSchema, rest) : rest);
  const given = whole && telling ? await telling.place(whole, { ledger, basis: parsed.data, named }) : whole;
  if (given && !errors && !mayNameBlock(normal.document)) {
    const names = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    known.add({ source, operationName, variables }, names, { ...normal, query: JSON.stringify(query), telling });
  }
  return {
    ...(given && { data: given }),
    ...(faults && { errors: given ? faults.map(withoutHttpStatus) : faults }),
    ...(stands && { extensions: { guildhall: toldBasis(stands, verifier) } }),
  };
}

import { decoderOf } from '../scalars/decoderOf.ts';
import type { Basis } from './answers.ts';
import { exchange } from './exchange.ts';
import { type Connection, operationOf } from './post.ts';
import { tryAgain } from './tryAgain.ts';

/**
 * The text of an operation, perhaps with the types of its result and variables as GraphQL Codegen writes them
 * (`documentMode: 'string'`).
 */
export type DocumentText<Result = unknown, Variables = Record<string, unknown>> = {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
};

/** An answer with what it stands on. */
export type AnswerWithBasis<Result> = { data: Result; basis: Basis };

/**
 * Asks the gateway, and again what may succeed later: nothing that it is asked happens twice by that.
 *
 * @throws GuildhallError; the signal's reason
 */
export type Ask = <Result>(
  document: DocumentText<Result, never>,
  variables?: object,
  signal?: AbortSignal,
) => Promise<AnswerWithBasis<Result>>;

/** Makes what asks a gateway. */
export function createAsk(connection: Connection): Ask {
  return async <Result>(document: DocumentText<Result, never>, variables: object = {}, signal?: AbortSignal) => {
    const query = String(document);
    const posted = operationOf(connection, 'application/graphql-response+json', { query, variables });
    const result = await tryAgain(() => exchange(connection, posted, signal), signal);
    return { data: decoderOf(query)(result.data) as Result, basis: result.extensions?.guildhall ?? {} };
  };
}

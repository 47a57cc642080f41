import { decoderOf } from '../scalars/decoderOf.ts';
import { type Basis, dataOf, type GraphqlResult, noGateway } from './answers.ts';
import { GuildhallError } from './guildhallError.ts';
import { backOff, pause } from './pause.ts';
import { type Connection, post, unreachable, withPatience } from './post.ts';

const ATTEMPTS = 4;
/** Who must wait longer is told instead. */
const LONGEST_WAIT_S = 15;

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
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await askOnce(connection, { query, variables }, signal);
        return { data: decoderOf(query)(result.data) as Result, basis: result.extensions?.guildhall ?? {} };
      } catch (error) {
        if (!(error instanceof GuildhallError) || !error.retryable || attempt + 1 === ATTEMPTS) throw error;
        if ((error.retryAfter ?? 0) > LONGEST_WAIT_S) throw error;
        await pause(backOff(attempt, error.retryAfter), signal);
      }
    }
  };
}

async function askOnce(
  connection: Connection,
  operation: { query: string; variables: object },
  signal?: AbortSignal,
): Promise<GraphqlResult> {
  const patience = withPatience(connection.timeout, signal);
  try {
    const response = await post(connection, 'application/graphql-response+json', operation, patience.signal);
    const text = await response.text().catch((cause: unknown) => {
      throw unreachable(connection.url, patience.signal, cause);
    });
    const retryAfter = Number(response.headers.get('retry-after')) || undefined;
    return dataOf(parsed(text, response.status), retryAfter);
  } finally {
    patience.end();
  }
}

function parsed(text: string, status: number): GraphqlResult {
  try {
    const result: unknown = JSON.parse(text);
    if (typeof result === 'object' && result !== null) return result;
  } catch {}
  if (status < 500) throw noGateway();
  // A proxy in between says so when the gateway is away.
  const message = `The server answers with status ${status}: try again in a moment.`;
  throw new GuildhallError(message, { code: 'UNREACHABLE', retryable: true });
}

import { dataOf, type GraphqlResult, noGateway } from './answers.ts';
import { GuildhallError } from './guildhallError.ts';
import { type Connection, type Posted, send, unreachable, withPatience } from './post.ts';

/**
 * Posts something and takes the whole answer.
 *
 * @returns The answer, which has data and no errors.
 * @throws GuildhallError; the signal's reason
 */
export async function exchange(connection: Connection, posted: Posted, signal?: AbortSignal): Promise<GraphqlResult> {
  const patience = withPatience(connection.timeout, signal);
  try {
    const response = await send(connection, posted, patience.signal);
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

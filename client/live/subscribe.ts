import { dataOf, type GraphqlResult, noGateway } from '../http/answers.ts';
import type { AnswerWithBasis, DocumentText } from '../http/ask.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { type Connection, operationOf, send, unreachable, withPatience } from '../http/post.ts';
import { decoderOf } from '../scalars/decoderOf.ts';
import { readEvents } from './readEvents.ts';

/** The gateway sends something every 12 s. */
const PATIENCE_MS = 40_000;

/**
 * Subscribes by an event stream of its own, once. The next message is taken when this one has been dealt with: who reads
 * slowly is sent less. Ends when the subscription has nothing more to tell.
 *
 * @throws GuildhallError, retryable when the connection broke; the signal's reason
 */
export type Subscribe = <Result>(
  document: DocumentText<Result, never>,
  variables: object,
  signal?: AbortSignal,
) => AsyncGenerator<AnswerWithBasis<Result>, void, void>;

/** Makes what subscribes at a gateway. */
export function createSubscribe(connection: Connection): Subscribe {
  return async function* <Result>(document: DocumentText<Result, never>, variables: object, signal?: AbortSignal) {
    const query = String(document);
    const decode = decoderOf(query);
    const leaving = new AbortController();
    const patience = withPatience(PATIENCE_MS, signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal);
    try {
      const posted = operationOf(connection, 'text/event-stream', { query, variables });
      const response = await send(connection, posted, patience.signal);
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) await refused(response);
      for await (const { event, data } of readEvents(response.body as ReadableStream<Uint8Array>, patience.anew)) {
        if (event === 'complete') return;
        if (event !== 'next') continue;
        const result = dataOf(JSON.parse(data));
        // What the reader does with it takes as long as it takes.
        patience.end();
        yield { data: decode(result.data) as Result, basis: result.extensions?.guildhall ?? {} };
        patience.anew();
      }
      throw new GuildhallError('The stream ended.', { code: 'UNREACHABLE', retryable: true });
    } catch (error) {
      throw error instanceof GuildhallError ? error : unreachable(connection.url, patience.signal, error);
    } finally {
      patience.end();
      leaving.abort();
    }
  };
}

async function refused(response: Response): Promise<never> {
  const result: unknown = await response.json().catch(() => {
    if (response.status < 500) throw noGateway();
    const message = `The server answers with status ${response.status}: try again in a moment.`;
    throw new GuildhallError(message, { code: 'UNREACHABLE', retryable: true });
  });
  dataOf(result as GraphqlResult, Number(response.headers.get('retry-after')) || undefined);
  throw noGateway();
}

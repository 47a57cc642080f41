import type { Pool } from 'undici';

const HEADERS = { 'content-type': 'application/json' };

/** What an answer is collected for. */
export type Reading = {
  /** Ends it: the request is canceled, and fails with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told each part's length; what it throws ends the request likewise. */
  count?: ((bytes: number) => void) | undefined;
  /** The trace that it is a part of. */
  traceparent?: string | undefined;
};

/**
 * Posts JSON and collects the answer. A plain dispatch, because the stream that undici's `request` makes of an answer
 * costs a fifth of what the gateway spends on a forwarded operation.
 *
 * @throws Error of undici when there is no whole answer.
 */
export function postBytes(
  pool: Pool,
  path: string,
  body: string,
  { signal, count, traceparent }: Reading = {},
): Promise<{ status: number; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const chunks: Buffer[] = [];
    let status = 0;
    let cancel = () => reject(signal?.reason);
    const onAbort = () => cancel();
    signal?.addEventListener('abort', onAbort);
    pool.dispatch(
      { method: 'POST', path, headers: traceparent === undefined ? HEADERS : { ...HEADERS, traceparent }, body },
      {
        onRequestStart(controller) {
          if (signal?.aborted) controller.abort(signal.reason);
          cancel = () => controller.abort(signal?.reason);
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(controller, chunk) {
          try {
            count?.(chunk.length);
            chunks.push(chunk);
          } catch (error) {
            controller.abort(error as Error);
          }
        },
        onResponseEnd() {
          signal?.removeEventListener('abort', onAbort);
          const [first, ...others] = chunks;
          resolve({ status, bytes: first && others.length === 0 ? first : Buffer.concat(chunks) });
        },
        onResponseError(_controller, error) {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      },
    );
  });
}

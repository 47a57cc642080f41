import { GuildhallError } from './guildhallError.ts';

/** Where the gateway is, and how it is asked. */
export type Connection = {
  url: string;
  fetch: typeof fetch;
  headers: Record<string, string>;
  /** Milliseconds that an answer may take. */
  timeout: number;
};

/** What is posted, and where. */
export type Posted = { url: string; headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> };

/**
 * Posts something and waits until the answer begins.
 *
 * @param connection - To whom.
 * @param posted - What; its headers come last.
 * @param signal - Ends the request, its answer too.
 * @throws GuildhallError UNREACHABLE; the signal's reason
 */
export function send(
  { fetch, headers: usual }: Connection,
  { url, headers, body }: Posted,
  signal: AbortSignal,
): Promise<Response> {
  const options = { method: 'POST', headers: { ...usual, ...headers }, body, signal };
  return fetch(url, options).catch((cause: unknown) => {
    throw unreachable(url, signal, cause);
  });
}

/**
 * An operation as it is posted.
 *
 * @param connection - To whom.
 * @param accept - Media type of the answer.
 * @param operation - Text and variables; `bigint`s are written as decimal strings.
 */
export function operationOf(
  { url }: Pick<Connection, 'url'>,
  accept: string,
  operation: { query: string; variables: object },
): Posted {
  const body = JSON.stringify(operation, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return { url, headers: { accept, 'content-type': 'application/json' }, body };
}

/**
 * What it means that a request failed.
 *
 * @returns The signal's reason when that ended it; otherwise that nothing answers.
 */
export function unreachable(url: string, signal: AbortSignal, cause: unknown): unknown {
  if (signal.aborted) return signal.reason;
  const message = `${new URL(url).host} does not answer: check the url and the network, then try again.`;
  return new GuildhallError(message, { code: 'UNREACHABLE', retryable: true, cause });
}

/**
 * Ends what takes too long.
 *
 * @param ms - Milliseconds of patience.
 * @param signal - Ends it earlier.
 * @returns The signal to pass on; and what begins the time anew, or ends the watch.
 */
export function withPatience(ms: number, signal?: AbortSignal): { signal: AbortSignal; anew(): void; end(): void } {
  const late = new AbortController();
  const begin = () =>
    setTimeout(() => {
      const message = `Nothing came within ${ms / 1_000} s: try again, or set a longer timeout.`;
      late.abort(new GuildhallError(message, { code: 'TIMED_OUT', retryable: true }));
    }, ms);
  let timer = begin();
  return {
    signal: signal ? AbortSignal.any([late.signal, signal]) : late.signal,
    anew() {
      clearTimeout(timer);
      timer = begin();
    },
    end: () => clearTimeout(timer),
  };
}

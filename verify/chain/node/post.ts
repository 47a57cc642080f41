import { parseJson } from '../encode/json.ts';

/** Why there is no answer, and whether another try may bring one. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** How long the node wants to be left alone, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(reason: string, retryAfterMs = 0) {
    super(reason);
    this.retryAfterMs = retryAfterMs;
  }
}

const TIMEOUT_MS = 30_000;
const MOST_ANSWER_BYTES = 128 * 1024 * 1024;
const LONGEST_WAIT_MS = 30_000;

/** Where to post, and with which credentials: `fetch` takes none in a URL. */
export type Endpoint = { url: string; headers: Record<string, string> };

/** @throws TypeError when the text is no URL */
export function endpointOf(text: string): Endpoint {
  const url = new URL(text);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  const headers = { 'content-type': 'application/json' };
  return {
    url: url.href,
    headers: credentials === ':' ? headers : { ...headers, authorization: `Basic ${btoa(credentials)}` },
  };
}

/**
 * Posts JSON and reads the JSON of the answer, whatever its status, except that of a node that is asked too often.
 *
 * @throws NoAnswer when there is none in time, it is too large, or it is no JSON
 */
export async function post({ url, headers }: Endpoint, body: unknown): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal }).catch(failed);
  if (response.status === 429 || response.status === 503) {
    await response.body?.cancel();
    throw new NoAnswer(`it answers ${response.status}`, millisecondsOf(response.headers.get('retry-after')));
  }
  const text = await textOf(response).catch(failed);
  const answer = parsed(text, response.status);
  if (typeof answer === 'object' && answer !== null) return answer;
  throw new NoAnswer(`its answer is no object (HTTP ${response.status})`);
}

function parsed(text: string, status: number): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new NoAnswer(`its answer is not JSON (HTTP ${status}): ${(cause as Error).message}`);
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_ANSWER_BYTES) throw new Error(`its answer is longer than ${MOST_ANSWER_BYTES} bytes`);
  }
  return text + decoder.decode();
}

function failed(error: unknown): never {
  if (!(error instanceof Error)) throw new NoAnswer(String(error));
  throw new NoAnswer(error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message);
}

/** Of a `Retry-After` in seconds or as a date, within a bound. */
function millisecondsOf(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), LONGEST_WAIT_MS) : 0;
}

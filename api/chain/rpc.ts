import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { fault } from '../errors.ts';
import { traced } from '../traced.ts';
import { RpcError } from './rpcErrors.ts';

/** The one way to the chain's node. */
export type Rpc = {
  /**
   * Asks the node one thing. What does not arrive whole, or comes when the node is asked too often, is asked again.
   *
   * @throws RpcError when the node answers with an error; `UPSTREAM_UNAVAILABLE` when it gives no answer in time; of one
   * {@link Rpc.forOperation}, the signal's reason.
   */
  send(method: string, params: readonly unknown[]): Promise<unknown>;
  /** The same way as one operation goes it: it asks nothing more when the operation is given up. */
  forOperation(signal: AbortSignal): Rpc;
  /** Lets go of the connections. */
  close(): Promise<void>;
};

/** How long one question may take, with all that is asked again, in milliseconds. */
const PATIENCE_MS = 15_000;
const TRIES = 4;
const TRIES_WHEN_LIMITED = 8;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
const MOST_ANSWER_BYTES = 64 * 1024 * 1024;

/** Why there is no answer. Its message names no URL. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly isLimited: boolean;
  /** How long the node wants to be left alone, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(
    reason: string,
    {
      isLimited = false,
      retryAfterMs = 0,
      cause,
    }: { isLimited?: boolean; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(reason, { cause });
    this.isLimited = isLimited;
    this.retryAfterMs = retryAfterMs;
  }
}

const answerSchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }) }),
  z.object({ result: z.unknown() }).refine((answer) => 'result' in answer),
]);

/**
 * Connects to a node, without asking it anything yet.
 *
 * @param url - Its JSON-RPC endpoint. It may hold keys, and is in no error.
 * @param patienceMs - How long one question may take.
 */
export function connectRpc(url: string, patienceMs: number = PATIENCE_MS): Rpc {
  const agent = new Agent({ maxResponseSize: MOST_ANSWER_BYTES });
  const endpoint = endpointOf(url);
  const view = (given?: AbortSignal): Rpc => ({
    send: (method, params) => traced('chain', { 'rpc.method': method }, () => sendWithin(method, params, given)),
    forOperation: view,
    close: () => agent.destroy(),
  });
  const sendWithin = async (method: string, params: readonly unknown[], given: AbortSignal | undefined) => {
    const until = performance.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      given?.throwIfAborted();
      try {
        const timeoutMs = until - performance.now();
        return await ask(agent, endpoint, { method, params, signal: within(timeoutMs, given) });
      } catch (error) {
        given?.throwIfAborted();
        if (!(error instanceof NoAnswer)) throw error;
        const waitMs = waitBefore(tries, method, error);
        if (waitMs === undefined || performance.now() + waitMs >= until) throw unavailable(method, error);
        await sleep(waitMs, undefined, given && { signal: given }).catch(() => undefined);
      }
    }
  };
  return view();
}

function within(timeoutMs: number, given: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  return given ? AbortSignal.any([timeout, given]) : timeout;
}

type Endpoint = { url: URL; headers: Record<string, string> };

function endpointOf(text: string): Endpoint {
  const url = new URL(text);
  const { username, password } = url;
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  if (username === '' && password === '') return { url, headers };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  url.username = '';
  url.password = '';
  return { url, headers: { ...headers, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } };
}

async function ask(
  dispatcher: Agent,
  { url, headers }: Endpoint,
  { method, params, signal }: { method: string; params: readonly unknown[]; signal: AbortSignal },
): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const { status, retryAfter, text } = await post(url, { method: 'POST', dispatcher, headers, body, signal });
  const retryAfterMs = millisecondsOf(retryAfter);
  if (status === 429) throw new NoAnswer('it is asked too often', { isLimited: true, retryAfterMs });
  const answer = answerSchema.safeParse(parsed(text));
  if (!answer.success) throw new NoAnswer(`its answer is not JSON-RPC (HTTP ${status})`, { retryAfterMs });
  if ('result' in answer.data) return answer.data.result;
  const error = new RpcError(answer.data.error);
  if (error.isRateLimit) throw new NoAnswer('it is asked too often', { isLimited: true, retryAfterMs, cause: error });
  throw error;
}

async function post(url: URL, options: Parameters<typeof request>[1]) {
  try {
    const { statusCode: status, headers, body } = await request(url, options);
    return { status, retryAfter: headers['retry-after'], text: await body.text() };
  } catch (error) {
    throw new NoAnswer(error instanceof Error ? error.message : 'the connection failed', { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a `Retry-After` in seconds or as a date. */
function millisecondsOf(retryAfter: string | string[] | undefined): number {
  const text = String(retryAfter ?? '');
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

/**
 * How long to wait before the next try: twice as long each time, scattered, and no less than the node wants. A
 * transaction is only sent again when the node has surely not taken it; its sender sees to the rest.
 */
function waitBefore(tries: number, method: string, { isLimited, retryAfterMs }: NoAnswer): number | undefined {
  if (!isLimited && (tries >= TRIES || method === 'eth_sendRawTransaction')) return undefined;
  if (tries >= TRIES_WHEN_LIMITED) return undefined;
  const longestMs = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  return retryAfterMs + longestMs * (0.5 + Math.random() / 2);
}

function unavailable(method: string, { message, isLimited, cause }: NoAnswer): Error {
  const told = isLimited
    ? "The chain's node limits how often it is asked. Try again in a while."
    : "The chain's node does not answer, or answers wrongly. Try again.";
  return fault('UPSTREAM_UNAVAILABLE', told, new Error(`no answer to ${method}: ${message}`, { cause }));
}

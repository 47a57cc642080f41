import { isObject, shortened } from '../answer.ts';
import { ChainError } from '../chainError.ts';
import { endpointOf, NoAnswer, post } from './post.ts';

/** A question to a node. */
export type Call = readonly [method: string, params: readonly unknown[]];

/** A node of the chain, which is asked and not believed. */
export type ChainNode = {
  /** Where it is, without what may be secret of its URL. */
  name: string;
  /**
   * Asks it one thing. What gets no answer is asked again, a few times.
   *
   * @throws ChainError `unreachable`, `refused` or `missing`
   */
  send(method: string, params: readonly unknown[]): Promise<unknown>;
  /** Asks it several things, in batches where it takes them; the answers are in the order of the calls. */
  sendAll(calls: readonly Call[]): Promise<unknown[]>;
};

type Answer = { id?: unknown; result?: unknown; error?: unknown };

const TRIES = 6;
const FIRST_WAIT_MS = 200;
const MOST_IN_BATCH = 32;
const MOST_AT_ONCE = 8;

/** Codes of nodes that are asked too often, and of a limit that a moment lifts. */
const LIMITED = new Set<unknown>([-32005, -32029, -32007, 429]);
/** Of what it says. */
const LONGEST_SAID = 500;
const NOT_FOUND_CODE = 4444;
const PRUNED = /prun|missing trie node|history|not available|ancient/i;
/** Behind this word stands what a contract says, whatever that is. */
const REVERTED = /revert/i;

/**
 * Connects to a node, without asking it anything yet.
 *
 * @param url - Its JSON-RPC endpoint. It may hold keys, and is in no error.
 */
export function connectNode(url: string): ChainNode {
  const endpoint = endpointOf(url);
  const name = new URL(endpoint.url).origin;
  let takesBatches = true;

  async function send(method: string, params: readonly unknown[]): Promise<unknown> {
    return tried(name, method, async () => {
      return resultOf(name, method, (await post(endpoint, request(0, [method, params]))) as Answer);
    });
  }

  async function sendBatch(calls: readonly Call[]): Promise<unknown[]> {
    if (takesBatches && calls.length > 1) {
      const answers = await tried(name, 'a batch', async () => await postBatch(calls));
      if (answers !== undefined) return answers;
      takesBatches = false;
    }
    return inGroups(calls, MOST_AT_ONCE, async (group) => {
      return Promise.all(group.map(([method, params]) => send(method, params)));
    });
  }

  /** Undefined when the node takes no batches. */
  async function postBatch(calls: readonly Call[]): Promise<unknown[] | undefined> {
    const answers = await post(
      endpoint,
      calls.map((call, id) => request(id, call)),
    );
    if (!Array.isArray(answers)) return undefined;
    const byId = new Map((answers as (Answer | null)[]).map((answer) => [answer?.id, answer]));
    return calls.map(([method], id) => resultOf(name, method, byId.get(id) ?? {}));
  }

  return { name, send, sendAll: (calls) => inGroups(calls, MOST_IN_BATCH, sendBatch) };
}

function request(id: number, [method, params]: Call): object {
  return { jsonrpc: '2.0', id, method, params };
}

function resultOf(name: string, method: string, { result, error }: Answer): unknown {
  if (error === undefined || error === null) {
    if (result === undefined) throw new NoAnswer('its answer is not JSON-RPC');
    return result;
  }
  const { code, message } = isObject(error) ? error : { message: error };
  const said = typeof message === 'string' ? message : shortened(message);
  if (LIMITED.has(code)) throw new NoAnswer(said.slice(0, LONGEST_SAID));
  const isPruned = PRUNED.test(said) && !REVERTED.test(said);
  const isGone = code === NOT_FOUND_CODE || isPruned;
  const advice = isGone ? 'It seems to keep no old blocks: ask an archive node' : 'Ask another node';
  throw new ChainError(
    isGone ? 'missing' : 'refused',
    `The node ${name} refuses ${method}: ${said.slice(0, LONGEST_SAID)}. ${advice}.`,
  );
}

/** Tries again what got no answer, after twice as long each time. */
async function tried<T>(name: string, what: string, ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (tries === TRIES) {
        const message = `The node ${name} gives no answer to ${what}: ${error.message}. Check its URL and that it runs, and try again.`;
        throw new ChainError('unreachable', message, error);
      }
      const waitMs = Math.max(error.retryAfterMs, FIRST_WAIT_MS * 2 ** (tries - 1));
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** Deals with items in groups, one after the other. */
async function inGroups<T, R>(
  items: readonly T[],
  size: number,
  deal: (group: readonly T[]) => Promise<R[]>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += size) results.push(...(await deal(items.slice(at, at + size))));
  return results;
}

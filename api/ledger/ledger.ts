import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { currentRequest } from '../currentRequest.ts';
import { fault } from '../errors.ts';
import { traced } from '../traced.ts';
import { type AnswerCounts, createAnswerCache } from './answers/answerCache.ts';
import type { AnswerStore, ForwardedAnswer } from './answers/answerStore.ts';
import { BASIS_SELECTION, type Basis, basisSchema } from './blocks/basis.ts';
import { fromGraphNodeError, graphNodeError, saysReorganised } from './graphNodeErrors.ts';
import { postBytes, type Reading } from './postBytes.ts';

const CONNECTIONS = 64;
const CONNECT_TIMEOUT_MS = 3_000;
const ANSWER_TIMEOUT_MS = 30_000;
/** Half a character in JSON, which JSON writes as an escape, and which is no JSON to graph-node. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** Shape of graph-node's answers. */
const graphNodeAnswer = z.object({
  // A record would drop the field that a client calls `__proto__`.
  data: z.custom<Record<string, unknown>>((data) => typeof data === 'object' && !Array.isArray(data)).nullish(),
  errors: z.array(graphNodeError).optional(),
});

type LedgerAnswer = z.infer<typeof graphNodeAnswer>;

/** An operation as graph-node takes it: the document must hold this one alone. */
export type LedgerRequest = {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
};

/** The ledger as graph-node serves it. */
export type Ledger = {
  /**
   * Forwards an operation that asks for its basis, a second time when the chain was reorganised meanwhile. What was
   * answered at the latest block before is answered from memory.
   *
   * @param body - JSON of a {@link LedgerRequest}.
   * @returns The answer, perhaps with graph-node's own errors in it.
   * @throws GraphQLError UPSTREAM_UNAVAILABLE; of a ledger {@link Ledger.forOperation}, QUERY_TOO_COMPLEX, and the
   * signal's reason
   */
  forward(body: string): Promise<ForwardedAnswer>;
  /** The same, parsed. @throws GraphQLError BAD_USER_INPUT too, when a variable has half a character in it */
  forwardParsed(request: LedgerRequest): Promise<LedgerAnswer>;
  /** Sends an operation that does not ask for its basis, in the same way. */
  send(request: LedgerRequest): Promise<LedgerAnswer>;
  /**
   * Asks the ledger.
   *
   * @returns The answer's data, as the caller's type.
   * @throws GraphQLError with a code of graph-node's first error; see `api/errors.ts`
   */
  query<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
  /** What an answer would stand on now. */
  basis(): Promise<Basis>;
  /**
   * Tells it what an operation has shown that asked for the latest block in its own words: nothing older is answered from
   * memory from here on.
   *
   * @param askedAt - When it was asked, by `performance.now()`.
   */
  observe(basis: Basis, askedAt: number): void;
  /** From where {@link Ledger.forward} had its answers. */
  readonly counts: Readonly<AnswerCounts>;
  /** The latest indexed block. */
  indexedBlock(): Promise<Basis['block']>;
  /**
   * The ledger as one operation asks it: it stops when the operation is given up, and gives no more bytes for the whole
   * operation than an answer may have.
   */
  forOperation(signal: AbortSignal): Ledger;
  /** Lets go of the connections; what is under way fails. */
  close(): Promise<void>;
};

/**
 * Connects to the ledger's graph-node; it need not answer yet.
 *
 * @param shared - Where gateways share its answers.
 */
export function createLedger({
  graphNodeUrl,
  limits,
  cacheBytes = 0,
  shared,
}: Pick<Config, 'graphNodeUrl'> & {
  limits?: Pick<Config['limits'], 'answerBytes'>;
  cacheBytes?: number;
  shared?: AnswerStore | undefined;
}): Ledger {
  const { origin, pathname, search } = new URL(graphNodeUrl);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
  });
  const counter = () => limits && bytesCounter(limits.answerBytes);
  const sendBytes = async (body: string, reading: Reading): Promise<Buffer> => {
    const answer = await postOnce(pool, pathname + search, body, reading);
    return saysReorganised(answer) ? await postOnce(pool, pathname + search, body, reading) : answer;
  };
  const sendNoted: typeof sendBytes = (body, reading) => {
    const request = currentRequest();
    if (request) request.asks += 1;
    return traced('graph-node', {}, (traceparent) => sendBytes(body, { ...reading, traceparent }));
  };
  // What is asked to keep answers by is nobody's own asking.
  const askLatest = () => askingBy((body) => sendBytes(body, {})).basis();
  const cache = createAnswerCache({ bytes: cacheBytes, shared, askLatest });
  const view = (reading: Reading): Ledger => {
    const asking = askingBy((body) => sendNoted(body, reading));
    const forward: Ledger['forward'] = async (body) => {
      const answer = await cache.answer(body, reading.signal, (signal) =>
        sendNoted(body, { signal, count: counter() }),
      );
      reading.count?.(answer.bytes.length);
      return answer;
    };
    const { observe } = cache.latest;
    const basis: Ledger['basis'] = async () => {
      const askedAt = performance.now();
      const answered = await asking.basis();
      observe(answered, askedAt);
      return answered;
    };
    return {
      ...asking,
      forward,
      forwardParsed: async (request) => parseAnswer((await forward(bodyOf(request))).bytes),
      basis,
      observe,
      counts: cache.counts,
      indexedBlock: async () => (await basis()).block,
      forOperation: (signal) => view({ signal, count: counter() }),
      close: () => pool.destroy(),
    };
  };
  return view({});
}

function bytesCounter(most: number): (bytes: number) => void {
  let left = most;
  return (bytes) => {
    left -= bytes;
    if (left < 0) {
      throw fault(
        'QUERY_TOO_COMPLEX',
        `The answer is longer than ${most} bytes. Ask for fewer rows or fields at once.`,
      );
    }
  };
}

function askingBy(sendBytes: (body: string) => Promise<Buffer>): Pick<Ledger, 'send' | 'query' | 'basis'> {
  const send: Ledger['send'] = async (request) => parseAnswer(await sendBytes(bodyOf(request)));
  const query: Ledger['query'] = async <T>(document: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await send({ query: document, variables });
    if (errors?.[0]) throw fromGraphNodeError(errors[0]);
    return data as T;
  };
  const basis: Ledger['basis'] = async () =>
    z.object({ _meta: basisSchema }).parse(await query(`{ ${BASIS_SELECTION} }`))._meta;
  return { send, query, basis };
}

function bodyOf(request: LedgerRequest): string {
  const body = JSON.stringify(request);
  if (!HALF_CHARACTER.test(body)) return body;
  throw fault('BAD_USER_INPUT', 'A text contains half a character (a lone surrogate): send whole characters.');
}

async function postOnce(pool: Pool, path: string, body: string, reading: Reading): Promise<Buffer> {
  try {
    const { status, bytes } = await postBytes(pool, path, body, reading).catch((error: NodeJS.ErrnoException) => {
      // graph-node closed an idle connection as it was being used; queries can be asked twice.
      if (error.code !== 'UND_ERR_SOCKET' && error.code !== 'ECONNRESET') throw error;
      return postBytes(pool, path, body, reading);
    });
    if (status === 200) return bytes;
    throw new Error(`graph-node answered with status ${status}: ${bytes.toString('utf8', 0, 500)}`);
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    throw fault('UPSTREAM_UNAVAILABLE', 'The ledger’s graph-node does not answer. Try again in a moment.', error);
  }
}

function parseAnswer(bytes: Buffer): LedgerAnswer {
  try {
    return graphNodeAnswer.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw fault(
      'UPSTREAM_UNAVAILABLE',
      'The server at GUILDHALL_GRAPH_NODE_URL is not graph-node: correct that URL.',
      error,
    );
  }
}

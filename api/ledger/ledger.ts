import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { fault } from '../errors.ts';
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

/** An operation as graph-node takes it: the document must hold this one alone. */
export type LedgerRequest = {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
};

/** The ledger as graph-node serves it. */
export type Ledger = {
  /**
   * Sends an operation, a second time when the chain was reorganised meanwhile.
   *
   * @param body - JSON of a {@link LedgerRequest}.
   * @returns The answer as it came: JSON with graph-node's own errors in it.
   * @throws GraphQLError UPSTREAM_UNAVAILABLE; of a ledger {@link Ledger.forOperation}, QUERY_TOO_COMPLEX, and the
   * signal's reason
   */
  sendBytes(body: string): Promise<Buffer>;
  /** The same, parsed. @throws GraphQLError BAD_USER_INPUT too, when a variable has half a character in it */
  send(request: LedgerRequest): Promise<z.infer<typeof graphNodeAnswer>>;
  /**
   * Asks the ledger.
   *
   * @returns The answer's data, as the caller's type.
   * @throws GraphQLError with a code of graph-node's first error; see `api/errors.ts`
   */
  query<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
  /** What an answer would stand on now. */
  basis(): Promise<Basis>;
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

/** Connects to the ledger's graph-node; it need not answer yet. */
export function createLedger({
  graphNodeUrl,
  limits,
}: Pick<Config, 'graphNodeUrl'> & { limits?: Pick<Config['limits'], 'answerBytes'> }): Ledger {
  const { origin, pathname, search } = new URL(graphNodeUrl);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
  });
  const view = (reading: Reading): Ledger => ({
    ...askingBy((body) => postOnce(pool, pathname + search, body, reading)),
    forOperation: (signal) => view({ signal, count: limits && bytesCounter(limits.answerBytes) }),
    close: () => pool.destroy(),
  });
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

function askingBy(post: (body: string) => Promise<Buffer>): Omit<Ledger, 'forOperation' | 'close'> {
  const sendBytes: Ledger['sendBytes'] = async (body) => {
    const answer = await post(body);
    return saysReorganised(answer) ? await post(body) : answer;
  };
  const send: Ledger['send'] = async (request) => {
    const body = JSON.stringify(request);
    if (HALF_CHARACTER.test(body)) {
      throw fault('BAD_USER_INPUT', 'A text contains half a character (a lone surrogate): send whole characters.');
    }
    return parseAnswer(await sendBytes(body));
  };
  const query: Ledger['query'] = async <T>(document: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await send({ query: document, variables });
    if (errors?.[0]) throw fromGraphNodeError(errors[0]);
    return data as T;
  };
  const basis: Ledger['basis'] = async () =>
    z.object({ _meta: basisSchema }).parse(await query(`{ ${BASIS_SELECTION} }`))._meta;
  return {
    sendBytes,
    send,
    query,
    basis,
    indexedBlock: async () => (await basis()).block,
  };
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

function parseAnswer(bytes: Buffer): z.infer<typeof graphNodeAnswer> {
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

import { LRUCache } from 'lru-cache';
import { type Basis, basisSchema, takeBasis } from '../blocks/basis.ts';
import { type LatestBlock, watchLatestBlock } from './latestBlock.ts';
import { shareAsks } from './sharedAsks.ts';

/** graph-node's answer to a forwarded operation. */
export type ForwardedAnswer = {
  /** As it came. */
  bytes: Buffer;
  /** Its data and its basis, as JSON of bytes (`latin1`); null when it holds errors, or must be parsed. */
  taken: { data: string; basis: string } | null;
};

type Kept = { answer: ForwardedAnswer; head: string };

/**
 * Answers to forwarded operations, each as long as the ledger's latest block is the one that it stands on: every answer
 * follows from the deployment, that block, the operation and its variables.
 */
export type AnswerCache = {
  readonly latest: LatestBlock;
  /**
   * Answers an operation, from memory where that is the same. Equal ones that are asked at the same time are asked once.
   *
   * @param body - The operation in its normal form with its variables, as JSON.
   * @param send - Asks graph-node.
   * @throws What asking throws; the signal's reason
   */
  answer(
    body: string,
    signal: AbortSignal | undefined,
    send: (signal: AbortSignal) => Promise<Buffer>,
  ): Promise<ForwardedAnswer>;
};

/** Of the whole, so that no answer drives all others out. */
const LARGEST_SHARE = 8;
/** Of an entry beside its answer and its operation. */
const ENTRY_BYTES = 500;

/**
 * Makes an empty cache; what was asked for longest ago makes room.
 *
 * @param options.bytes - What it may hold; 0 for nothing.
 * @param options.askLatest - Asks graph-node for its latest block.
 */
export function createAnswerCache({
  bytes,
  askLatest,
}: {
  bytes: number;
  askLatest: () => Promise<Basis>;
}): AnswerCache {
  const latest = watchLatestBlock(askLatest);
  const kept =
    bytes === 0
      ? undefined
      : new LRUCache<string, Kept>({
          maxSize: bytes,
          maxEntrySize: Math.max(1, Math.floor(bytes / LARGEST_SHARE)),
          sizeCalculation: ({ answer }, body) => 2 * answer.bytes.length + 2 * body.length + ENTRY_BYTES,
        });
  const asks = shareAsks<ForwardedAnswer>();
  const ask = async (body: string, sending: Promise<Buffer>, askedAt: number): Promise<ForwardedAnswer> => {
    const answer = taken(await sending);
    if (answer.taken === null) return answer;
    const basis = basisSchema.parse(JSON.parse(answer.taken.basis));
    latest.observe(basis, askedAt);
    kept?.set(body, { answer, head: keyOf(basis) });
    return answer;
  };
  return {
    latest,
    async answer(body, signal, send) {
      const known = kept?.get(body);
      if (known !== undefined && known.head === keyOf(await latest.current())) return known.answer;
      // Who asks after a block was heard of is not answered from one before it.
      const key = JSON.stringify([latest.known && keyOf(latest.known), body]);
      return asks.ask(key, signal, (shared) => ask(body, send(shared), performance.now()));
    },
  };
}

function taken(bytes: Buffer): ForwardedAnswer {
  return { bytes, taken: takeBasis(bytes.toString('latin1')) };
}

function keyOf({ deployment, block }: Basis): string {
  return `${deployment} ${block.hash}`;
}

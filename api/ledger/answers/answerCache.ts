import { type Basis, basisSchema } from '../blocks/basis.ts';
import { type AnswerStore, type ForwardedAnswer, toForwardedAnswer } from './answerStore.ts';
import { type LatestBlock, watchLatestBlock } from './latestBlock.ts';
import { createMemoryAnswers } from './memoryAnswers.ts';
import { shareAsks } from './sharedAsks.ts';

/** How many answers came from where: this process's memory, the store that gateways share, and graph-node. */
export type AnswerCounts = { memory: number; redis: number; graphNode: number };

/**
 * Answers to forwarded operations, each as long as the ledger's latest block is the one that it stands on: every answer
 * follows from the deployment, that block, the operation and its variables.
 */
export type AnswerCache = {
  readonly latest: LatestBlock;
  readonly counts: Readonly<AnswerCounts>;
  /**
   * Answers an operation, from a store where that is the same. Equal ones that are asked at the same time are asked once.
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

/**
 * Makes a cache whose memory is empty.
 *
 * @param options.bytes - What it may hold in memory; 0 for nothing.
 * @param options.shared - Where other gateways keep theirs, which is looked at after the memory.
 * @param options.askLatest - Asks graph-node for its latest block.
 */
export function createAnswerCache({
  bytes,
  shared,
  askLatest,
}: {
  bytes: number;
  shared?: AnswerStore | undefined;
  askLatest: () => Promise<Basis>;
}): AnswerCache {
  const latest = watchLatestBlock(askLatest);
  const memory = createMemoryAnswers(bytes);
  const counts: AnswerCounts = { memory: 0, redis: 0, graphNode: 0 };
  const asks = shareAsks<ForwardedAnswer>();
  const find = async (store: AnswerStore, body: string) => {
    const stands = await latest.current();
    const answer = await store.get(body, stands);
    return answer && { answer, stands };
  };
  const ask = async (body: string, send: () => Promise<Buffer>): Promise<ForwardedAnswer> => {
    const found = shared?.mayHave(body) && (await find(shared, body));
    if (found) {
      counts.redis += 1;
      memory.set(body, found.stands, found.answer);
      return found.answer;
    }
    counts.graphNode += 1;
    const askedAt = performance.now();
    const answer = toForwardedAnswer(await send());
    if (answer.taken === null) return answer;
    const basis = basisSchema.parse(JSON.parse(answer.taken.basis));
    latest.observe(basis, askedAt);
    memory.set(body, basis, answer);
    shared?.set(body, basis, answer);
    return answer;
  };
  return {
    latest,
    counts,
    async answer(body, signal, send) {
      const found = memory.mayHave(body) && (await find(memory, body));
      if (found) {
        counts.memory += 1;
        return found.answer;
      }
      // Who asks after a block was heard of is not answered from one before it.
      const { known } = latest;
      const key = JSON.stringify([known && `${known.deployment} ${known.block.hash}`, body]);
      return asks.ask(key, signal, (leaving) => ask(body, () => send(leaving)));
    },
  };
}

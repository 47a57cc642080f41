import { type Basis, takeBasis } from '../blocks/basis.ts';

/** graph-node's answer to a forwarded operation. */
export type ForwardedAnswer = {
  /** As it came. */
  bytes: Buffer;
  /** The parts of its data, and its basis, as JSON; null when it holds errors, or must be parsed. */
  taken: ReturnType<typeof takeBasis>;
};

/** Where answers are kept, each by its operation and by the block that it stands on. It may lose any of them at any time. */
export type AnswerStore = {
  /** Whether it may have an answer to an operation, so that it is worth learning the latest block. */
  mayHave(body: string): boolean;
  /**
   * Finds an answer.
   *
   * @param body - The operation in its normal form with its variables, as JSON.
   * @param stands - What the answer must stand on.
   * @returns Undefined when it has none. It never fails.
   */
  get(body: string, stands: Basis): Promise<ForwardedAnswer | undefined>;
  /** Keeps an answer, or does not. It never fails. */
  set(body: string, stands: Basis, answer: ForwardedAnswer): void;
};

/** Takes the basis out of an answer's bytes. */
export function toForwardedAnswer(bytes: Buffer): ForwardedAnswer {
  return { bytes, taken: takeBasis(bytes) };
}

/** Whether two answers stand on the same. */
export function isSameBasis(one: Basis, other: Basis): boolean {
  return one.deployment === other.deployment && one.block.hash === other.block.hash;
}

import type { Block } from '../../chain/answers.ts';
import type { ChainNode } from '../../chain/node.ts';

/** The latest block, asked for no more often than needed. */
export type HeadWatch = {
  /** The latest block, no older than the poll interval. */
  head(): Promise<Block>;
  /** Asks the node; says whether the block is another one than before. */
  look(): Promise<boolean>;
};

/** Watches the latest block of a node. */
export function createHeadWatch(node: ChainNode, pollMs: number): HeadWatch {
  let head: Block | undefined;
  let seenAtMs = 0;
  const look = async () => {
    const before = head?.hash;
    head = await node.head();
    seenAtMs = performance.now();
    return head.hash !== before;
  };
  return {
    look,
    async head() {
      if (head === undefined || performance.now() - seenAtMs > 2 * pollMs) await look();
      return head as Block;
    },
  };
}

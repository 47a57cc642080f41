import type { Block } from '../../chain/answers.ts';
import type { ChainNode } from '../../chain/node.ts';

/** The latest block, asked for no more often than needed. */
export type HeadWatch = {
  /** The latest block, no older than the poll interval. */
  head(): Promise<Block>;
  /** The latest block, as the node says now. */
  look(): Promise<Block>;
};

/** Watches the latest block of a node. */
export function createHeadWatch(node: ChainNode, pollMs: number): HeadWatch {
  let head: Block | undefined;
  let seenAtMs = 0;
  const look = async () => {
    head = await node.head();
    seenAtMs = performance.now();
    return head;
  };
  return {
    look,
    async head() {
      return head === undefined || performance.now() - seenAtMs > 2 * pollMs ? await look() : head;
    },
  };
}

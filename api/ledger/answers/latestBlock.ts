import type { Basis } from '../blocks/basis.ts';

/** The latest block of the ledger, as it was when graph-node was last asked anything. */
export type LatestBlock = {
  /** What was last heard, however long ago. */
  readonly known: Basis | undefined;
  /** The latest block, no older than {@link FRESH_MS}; graph-node is asked when what is known is older. */
  current(): Promise<Basis>;
  /**
   * Takes what an answer stands on.
   *
   * @param askedAt - When the answer was asked for, by `performance.now()`: it may be as old.
   */
  observe(basis: Basis, askedAt: number): void;
};

/** How old the latest block may be that an answer is given from memory for, in milliseconds. */
export const FRESH_MS = 25;

/**
 * Makes one that knows nothing yet.
 *
 * @param ask - Asks graph-node for its latest block.
 * @param now - The clock, in milliseconds.
 */
export function watchLatestBlock(ask: () => Promise<Basis>, now: () => number = () => performance.now()): LatestBlock {
  let known: { basis: Basis; askedAt: number } | undefined;
  let asking: Promise<Basis> | undefined;
  const observe = (basis: Basis, askedAt: number) => {
    if (known === undefined || askedAt >= known.askedAt) known = { basis, askedAt };
  };
  const askAgain = async (): Promise<Basis> => {
    const askedAt = now();
    try {
      const basis = await ask();
      observe(basis, askedAt);
      return known?.basis ?? basis;
    } finally {
      asking = undefined;
    }
  };
  return {
    get known() {
      return known?.basis;
    },
    async current() {
      if (known !== undefined && now() - known.askedAt < FRESH_MS) return known.basis;
      asking ??= askAgain();
      return asking;
    },
    observe,
  };
}

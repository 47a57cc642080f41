/** A block, as two sources name it. */
type Block = { number: number; hash: string };

/** What is known of the chain's node. */
type ChainNode = {
  /** Number of its last block. */
  height(): Promise<number>;
  /** Hash of its block with a number, null where it has none. */
  hashAt(block: number): Promise<string | null>;
};

const PATIENCE_MS = 10_000;

/**
 * Tells when the ledger has lost the chain. After a reorganisation graph-node goes back block by block; where the
 * chain's node no longer has a dropped block that it needs to see, it stays there forever and calls itself healthy.
 *
 * @param patienceMs - How long the ledger may stay at a block that is not on a chain that has gone on.
 * @returns A function that takes the ledger's last block and tells why the ledger must be rebuilt, if it must.
 */
export function createLostCheck(
  chain: ChainNode,
  patienceMs = PATIENCE_MS,
): (last: Block) => Promise<string | undefined> {
  let lost: { hash: string; since: number } | undefined;
  return async ({ number, hash }) => {
    const height = await chain.height();
    const onChain = height > number ? await chain.hashAt(number) : hash;
    if (onChain === hash) {
      lost = undefined;
      return undefined;
    }
    if (lost?.hash !== hash) lost = { hash, since: performance.now() };
    if (performance.now() - lost.since < patienceMs) return undefined;
    return (
      `The ledger has stayed at block ${number} (${hash}), which the chain has dropped: it was reorganised deeper ` +
      'than graph-node can go back. Rebuild the ledger: npm start -- --reindex, see docs/ledger.md.'
    );
  };
}

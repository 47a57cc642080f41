import type { Ledger } from '../ledger.ts';
import type { Basis } from './basis.ts';

/** A ledger that stays at one block: the first that was asked for. */
export type PinnedLedger = Ledger & {
  /** The basis, if anything has asked for it. */
  pinnedBasis(): Promise<Basis> | undefined;
};

/**
 * Makes the ledger of one operation: whatever in it asks for the indexed block is told the same one, so that an
 * operation cannot contradict itself when a block is indexed while it runs.
 *
 * @param known - What it stays at, where that is known already.
 */
export function pinLedger(ledger: Ledger, known?: Basis): PinnedLedger {
  let pinned = known && Promise.resolve(known);
  const basis = () => {
    pinned ??= ledger.basis();
    return pinned;
  };
  return { ...ledger, basis, indexedBlock: async () => (await basis()).block, pinnedBasis: () => pinned };
}

import { anchorOf, trailFixture } from '../helpers/audit.ts';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { type GasFigures, gasOf } from './measure.ts';

/** Entries at an anchor, and at the one before it; a ledger grows by a tenth from one to the next. */
const GROWTH = [
  [1, 0],
  [1_000, 900],
  [100_000, 90_000],
] as const;

/** Gas of anchors of ledgers of several sizes, each in a guild of its own. */
export async function measureAnchors(): Promise<GasFigures> {
  const figures: GasFigures = {};
  for (const [entries, before] of GROWTH) {
    const { trail, auditor, from } = await networkHelpers.loadFixture(trailFixture);
    if (before > 0) await trail.connect(auditor).anchor(...(await anchorOf(trail, before, from)));
    const next = await anchorOf(trail, entries, await plainBlock(from + 1n));
    figures[`anchorAt${entries}`] = await gasOf(trail.connect(auditor).anchor(...next));
  }
  return figures;
}

/** A block whose hash has no zero byte, which calldata would be charged less for: hashes are other ones in each run. */
async function plainBlock(first: bigint): Promise<bigint> {
  const block = await ethers.provider.getBlock(Number(first));
  return block?.hash?.match(/../g)?.includes('00') ? plainBlock(first + 1n) : first;
}

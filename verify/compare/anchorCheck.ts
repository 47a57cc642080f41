import type { Hex } from '../chain/types.ts';
import { isZero } from '../ledger/bytes.ts';
import type { Row } from '../ledger/records.ts';
import { appendLeaf, rootOfPeaks } from '../tree/peaks.ts';
import { type Difference, difference } from './difference.ts';

/** Blocks back that a contract can ask for a hash of (EIP-2935): no anchor covers less. */
const BLOCKS_BACK = 8_192n;
/** Further ones that are remembered, for when the chain is reorganised. */
const FURTHER_BLOCKS = 1_024n;

/** The ledger after a block: its entries, the last one's hash, and the full subtrees of its tree, the largest first. */
export type Covered = { block: bigint; count: bigint; head: Hex; peaks: readonly Hex[] };

/**
 * Compares anchors with the ledger that follows from the chain: the number of entries up to the block that each covers,
 * the last one's hash, and the root of their tree; the contract itself has checked that block's hash. It remembers as many
 * blocks as an anchor can reach back.
 */
export class AnchorCheck {
  readonly covered: Covered[];
  /** Numbers of anchors that begin anew: the guild has given up those before them. */
  readonly anew: bigint[];
  private readonly report: (difference: Difference) => void;

  constructor(
    report: (difference: Difference) => void,
    covered: readonly Covered[] = [],
    anew: readonly bigint[] = [],
  ) {
    this.report = report;
    this.covered = [...covered];
    this.anew = [...anew];
  }

  /** Takes the entries of a block; its anchors cover earlier ones. */
  add(block: bigint, entries: readonly Row[], anchors: readonly Row[]): void {
    for (const anchor of anchors) this.check(anchor);
    const last = this.covered.at(-1);
    let [count, head, peaks] = [last?.count ?? 0n, last?.head ?? '0x', last?.peaks ?? []];
    for (const { entryHash } of entries) {
      head = entryHash as Hex;
      peaks = appendLeaf(peaks, head, count);
      count += 1n;
    }
    if (entries.length === 0) return;
    this.covered.push({ block, count, head, peaks });
    // The last one before all those blocks stands for the first of them.
    while ((this.covered[1]?.block ?? block) + BLOCKS_BACK + FURTHER_BLOCKS < block) this.covered.shift();
  }

  /** Forgets the blocks from one on, which others take the place of. */
  goBack(from: bigint): void {
    while ((this.covered.at(-1)?.block ?? -1n) >= from) this.covered.pop();
  }

  private check(anchor: Row): void {
    if ((anchor.seq as bigint) > 1n && isZero(anchor.previousHead as Hex)) this.anew.push(anchor.seq as bigint);
    const found = this.covered.findLast(({ block }) => block <= (anchor.toBlock as bigint));
    const place = { type: 'Anchor', id: anchor.id, row: String(anchor.seq) };
    const expected = {
      entryCount: String(found?.count ?? 0n),
      head: found?.head ?? null,
      root: found === undefined ? null : rootOfPeaks(found.peaks),
    };
    const fields = Object.entries(expected).flatMap(([field, derived]) => {
      const anchored = String(anchor[field]);
      return anchored === derived ? [] : [{ field, derived: String(derived), served: `anchored ${anchored}` }];
    });
    if (fields.length > 0) this.report(difference('anchor', place, fields));
  }
}

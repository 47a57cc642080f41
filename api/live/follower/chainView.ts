import { type BlockMark, type LinkedBlock, pointOf, shortHash } from './blocks.ts';

/** Blocks and entries that are kept, whichever is reached first. */
const MOST_BLOCKS = 256;
const MOST_ENTRIES = 5_000;
/** Dropped blocks whose parents are known. */
const MOST_DROPPED = 1_024;
/** Points before the kept blocks, a block in 64. */
const MOST_OLDER = 16;
const OLDER_STEP = 64;
/** How far before a block its cursor names others: 1, 2, 4 … blocks. */
const ANCHORS = 10;

/** The newest blocks of the ledger, without a gap, and what is known of those before and beside them. */
export type ChainView = {
  /** graph-node's id of the deployment that it is of. */
  deployment: string;
  /** The newest block; undefined while nothing is known. */
  head(): LinkedBlock | undefined;
  /** The oldest block that is kept with its entries. */
  floor(): LinkedBlock | undefined;
  /** A kept block. */
  at(number: number): LinkedBlock | undefined;
  /** The number of the last kept block that a dropped one descends from; undefined for a block that was never seen. */
  keptBefore(point: BlockMark): number | undefined;
  /** Puts blocks, each the child of the one before, in the place of all after a kept one. */
  put(kept: number, blocks: readonly LinkedBlock[]): void;
  /** Begins anew at a block, with a few points of its past, newest first. */
  restart(block: LinkedBlock, older: readonly BlockMark[]): void;
  /** Blocks before a number, ever fewer the farther they are, newest first: what a cursor is compared by. */
  anchors(before: number): BlockMark[];
};

/** Makes a view that knows nothing. */
export function createChainView(): ChainView {
  let kept: LinkedBlock[] = [];
  let older: BlockMark[] = [];
  const dropped = new Map<string, string>();
  const at = (number: number): LinkedBlock | undefined => kept[number - (kept[0]?.number ?? number)];
  const standing = () => new Map(kept.map((block) => [shortHash(block.hash), block.number]));

  return {
    deployment: '',
    head: () => kept.at(-1),
    floor: () => kept[0],
    at,
    keptBefore(point) {
      if (!dropped.has(point.hash)) return undefined;
      const numbers = standing();
      for (let hash: string | undefined = point.hash; hash !== undefined; hash = dropped.get(hash)) {
        const number = numbers.get(hash);
        if (number !== undefined) return number;
      }
      return undefined;
    },
    put(last, blocks) {
      const stays = kept.filter(({ number }) => number <= last);
      for (const { hash, parentHash } of kept.slice(stays.length)) dropped.set(shortHash(hash), shortHash(parentHash));
      for (const { hash } of blocks) dropped.delete(shortHash(hash));
      for (const hash of [...dropped.keys()].slice(0, Math.max(0, dropped.size - MOST_DROPPED))) dropped.delete(hash);
      kept = [...stays, ...blocks];
      trim();
    },
    restart(block, points) {
      kept = [block];
      older = [...points];
      dropped.clear();
    },
    anchors(before) {
      const known = [...older.toReversed(), ...kept.map(pointOf)].filter(({ number }) => number < before);
      const chosen = Array.from({ length: ANCHORS }, (_, i) =>
        known.findLast(({ number }) => number <= before - 2 ** i),
      );
      return [...new Set(chosen.filter((point) => point !== undefined))];
    },
  };

  function trim(): void {
    let entries = kept.reduce((sum, block) => sum + block.entries.length, 0);
    while (kept.length > 1 && (kept.length > MOST_BLOCKS || entries > MOST_ENTRIES)) {
      const [first] = kept.splice(0, 1);
      if (!first) return;
      entries -= first.entries.length;
      if (first.number % OLDER_STEP === 0) older = [pointOf(first), ...older].slice(0, MOST_OLDER);
    }
  }
}

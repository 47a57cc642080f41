import { ChainError } from '../../../chain/chainError.ts';
import type { ChainBlock, Hex } from '../../../chain/types.ts';
import { type GuildBlock, GuildLedgers, type LedgersOf, type Undoable } from './guildLedgers.ts';

/** A block of the chain. */
export type BlockPlace = { number: bigint; hash: Hex };

/** A block that can be gone back behind. */
export type KeptBlock = BlockPlace & { parts: Undoable[] };

/** Blocks that are kept: graph-node goes back 250 by default. */
const MOST_KEPT = 512;

/** The ledgers as far as they are derived, which can go back some blocks: the chain may be reorganised. */
export class Derivation {
  readonly ledgers: GuildLedgers;
  readonly kept: KeptBlock[];
  private readonly first: bigint;

  /**
   * @param first - The first block that counts.
   * @param kept - The last blocks of an earlier derivation.
   */
  constructor(of: LedgersOf, first: bigint, kept: readonly KeptBlock[] = []) {
    this.ledgers = new GuildLedgers(of);
    this.first = first;
    this.kept = [...kept];
  }

  /** The last block; undefined before the first. */
  get tip(): BlockPlace | undefined {
    return this.kept.at(-1);
  }

  /** Number of the block that comes next. */
  get next(): bigint {
    return this.tip === undefined ? this.first : this.tip.number + 1n;
  }

  /** Derives the next block. @throws ChainError when it is not the tip's child */
  add(block: ChainBlock): GuildBlock[] {
    if (this.tip !== undefined && block.parentHash !== this.tip.hash) {
      throw new ChainError('missing', `The chain was reorganised at block ${block.number} as it was read: look again.`);
    }
    const parts = this.ledgers.add(block);
    const undoable = parts.map(({ guild, replaced, isFirst }) => ({ guild, replaced, isFirst }));
    this.kept.push({ number: block.number, hash: block.hash, parts: undoable });
    if (this.kept.length > MOST_KEPT) this.kept.shift();
    return parts;
  }

  /**
   * Goes back behind all blocks from one on.
   *
   * @returns What was undone, the last first; undefined when it cannot go back that far, and is as it was.
   */
  goBack(from: bigint): Undoable[] | undefined {
    const oldest = this.kept[0]?.number ?? from;
    if (oldest > from || (oldest === from && from > this.first)) return undefined;
    const undone: Undoable[] = [];
    while (this.tip !== undefined && this.tip.number >= from) {
      const { parts } = this.kept.pop() as KeptBlock;
      for (const part of parts.toReversed()) {
        this.ledgers.undo(part);
        undone.push(part);
      }
    }
    return undone;
  }

  /**
   * The number of the first kept block that is no longer of the chain; undefined when all up to a block are.
   *
   * @param upTo - The chain's newest block: what follows on it is not known.
   */
  async firstDropped(upTo: bigint, isOnChain: (block: BlockPlace) => Promise<boolean>): Promise<bigint | undefined> {
    let dropped: bigint | undefined;
    for (const block of this.kept.toReversed()) {
      if (block.number > upTo) continue;
      if (await isOnChain(block)) return dropped;
      dropped = block.number;
    }
    return dropped;
  }
}

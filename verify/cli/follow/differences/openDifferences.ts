import type { Hex } from '../../../chain/types.ts';
import { byType } from '../../../compare/newRows.ts';
import type { Derived } from '../../../ledger/guildLedger.ts';
import { isOfChain, type OpenDifference } from './openDifference.ts';

/** Differences that are told one by one, apart from the first one of each guild and kind. */
const MOST_TOLD = 1_000;
/** With those: whoever serves guilds that nobody has made has no end of them. */
const MOST_KEPT = 10_000;

/** The differences that are not gone, by what they are about. */
export class OpenDifferences {
  private readonly told = new Map<string, OpenDifference>();
  /** How many of what is served there are beyond those: what they were about is not known any more. */
  untold: number;

  constructor(open: readonly OpenDifference[] = [], untold = 0) {
    this.untold = untold;
    for (const one of open) this.told.set(keyOf(one), one);
  }

  get all(): OpenDifference[] {
    return [...this.told.values()];
  }

  /** Those of what a server shows: they alone say that a guild is not served as the chain has it. */
  get served(): OpenDifference[] {
    return this.all.filter(({ difference }) => !isOfChain(difference.problem));
  }

  /** Adds some, and tells those that were not known. However many a guild has, the first one of another is kept, up to an end. */
  add(found: readonly OpenDifference[]): OpenDifference[] {
    const groups = new Set(this.all.map(groupOf));
    return found.filter((one) => {
      const key = keyOf(one);
      const known = this.told.get(key);
      if (known !== undefined) this.told.set(key, { ...one, since: known.since, block: known.block });
      else if (this.told.size < (groups.has(groupOf(one)) ? MOST_TOLD : MOST_KEPT)) this.told.set(key, one);
      else if (!isOfChain(one.difference.problem)) this.untold += 1;
      groups.add(groupOf(one));
      return known === undefined;
    });
  }

  /** Takes notice of the rows that logs made: what was one too many before is none any more. */
  made(guild: Hex, derived: readonly Derived[], block: bigint): void {
    if (this.told.size === 0) return;
    for (const [type, rows] of byType(derived)) {
      for (const { row } of rows) {
        const known = this.told.get([guild, 'served', type, row.id].join(' '));
        if (known !== undefined) known.made = { row, block };
      }
    }
  }

  /** Forgets those of rows that blocks from one on had made, and of their anchors. */
  goBack(from: bigint): void {
    for (const [key, { made }] of this.told) if (made !== undefined && made.block >= from) this.told.delete(key);
  }

  /** Forgets some that are gone. */
  remove(gone: readonly OpenDifference[]): void {
    for (const one of gone) this.told.delete(keyOf(one));
  }
}

function keyOf({ guild, difference: { problem, type, id } }: OpenDifference): string {
  return [guild, isOfChain(problem) ? problem : 'served', type, id].join(' ');
}

function groupOf({ guild, difference }: OpenDifference): string {
  return [guild, isOfChain(difference.problem)].join(' ');
}

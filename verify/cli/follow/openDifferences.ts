import type { Hex } from '../../chain/types.ts';
import { Comparison } from '../../compare/comparison.ts';
import type { Difference } from '../../compare/difference.ts';
import { byType, isListed, matchByIds, tableOf } from '../../compare/newRows.ts';
import type { LedgerServer } from '../../compare/server/ledgerServer.ts';
import { idIn } from '../../compare/table.ts';
import type { Derived } from '../../ledger/guildLedger.ts';
import type { Row } from '../../ledger/records.ts';
import type { BlockPlace } from './ledgers/derivation.ts';
import type { CompareAssets } from './watch/guildWatch.ts';

/** Differences that are told one by one, apart from the first one of each guild and kind. */
const MOST_TOLD = 1_000;
const IDS_AT_ONCE = 100;

/** A difference that was found and is not gone. */
export type OpenDifference = {
  guild: Hex;
  difference: Difference;
  /** The row that a log made, which nobody else keeps; of other rows, the records have what is right by now. */
  made: { row: Row; block: bigint } | undefined;
  /** The block at which it was found. */
  block: BlockPlace;
  /** When, as ISO 8601 has it. */
  since: string;
};

/** What the check of a difference needs. */
export type Checker = {
  server: LedgerServer;
  /** Compares what a contract holds with an account of the books. */
  assets: CompareAssets;
  /** A row as the logs have left it; undefined when it is no row of the ledger's state. */
  find(guild: Hex, type: string, id: Hex): Row | undefined;
};

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

  /** Adds some, and tells those that were not known. However many a guild has, the first one of another is kept. */
  add(found: readonly OpenDifference[]): OpenDifference[] {
    const groups = new Set(this.all.map(groupOf));
    return found.filter((one) => {
      const key = keyOf(one);
      const known = this.told.get(key);
      if (known !== undefined) this.told.set(key, { ...one, since: known.since, block: known.block });
      else if (this.told.size < MOST_TOLD || !groups.has(groupOf(one))) this.told.set(key, one);
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

  /** Looks at each again, at the block that the server is pinned to. @returns Those that are gone */
  async recheck(checker: Checker): Promise<OpenDifference[]> {
    const gone: OpenDifference[] = [];
    for (const group of grouped(this.all)) gone.push(...(await this.recheckGroup(checker, group)));
    return gone;
  }

  private async recheckGroup(checker: Checker, group: readonly OpenDifference[]): Promise<OpenDifference[]> {
    const [{ guild, difference } = { guild: '0x' as Hex, difference: undefined }] = group;
    if (difference === undefined) return [];
    const { type, problem } = difference;
    const still = new Map<string, Difference>();
    const report = (one: Difference) => void still.set(one.id, one);
    const rows = group.flatMap(
      ({ difference: { id }, made }) => checker.find(guild, type, id as Hex) ?? made?.row ?? [],
    );
    const to = new Comparison(checker.server, guild, report);
    if (problem === 'unlisted') return listedIn(to, group, rows);
    if (problem === 'assets') {
      await checker.assets(report, rows);
    } else {
      const table = tableOf(type);
      await matchByIds(to, table, rows);
      const others = group.map((one) => one.difference.id).filter((id) => !rows.some((row) => row.id === id));
      if (others.length > 0) {
        const served = await checker.server.rows(table, idIn(others));
        await to.match(table, [], { rows: served, isWhole: true });
      }
    }
    return group.filter((one) => {
      const found = still.get(one.difference.id);
      if (found !== undefined) one.difference = found;
      return found === undefined;
    });
  }
}

/** Those of a group that their lists have again, up to the first that is still left out: each costs a query. */
async function listedIn(
  to: Comparison,
  group: readonly OpenDifference[],
  rows: readonly Row[],
): Promise<OpenDifference[]> {
  const listed: OpenDifference[] = [];
  for (const one of group) {
    const row = rows.find(({ id }) => id === one.difference.id);
    if (row !== undefined && !(await isListed(to, tableOf(one.difference.type), row))) break;
    listed.push(one);
  }
  return listed;
}

function keyOf({ guild, difference: { problem, type, id } }: OpenDifference): string {
  return [guild, isOfChain(problem) ? problem : 'served', type, id].join(' ');
}

function groupOf({ guild, difference }: OpenDifference): string {
  return [guild, isOfChain(difference.problem)].join(' ');
}

/** Whether it is about what happened on the chain, and not about what a server shows. */
export function isOfChain(problem: Difference['problem']): boolean {
  return problem === 'anchor' || problem === 'assets';
}

/** Those that can be looked at together; a wrong anchor stays what it is. */
function* grouped(open: readonly OpenDifference[]): Generator<OpenDifference[]> {
  const groups = new Map<string, OpenDifference[]>();
  for (const one of open) {
    const { problem, type } = one.difference;
    if (problem === 'anchor') continue;
    const way = problem === 'assets' || problem === 'unlisted' ? problem : 'served';
    const key = [one.guild, way, type].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    for (let at = 0; at < group.length; at += IDS_AT_ONCE) yield group.slice(at, at + IDS_AT_ONCE);
  }
}

import type { Hex } from '../../../chain/types.ts';
import { Comparison } from '../../../compare/comparison.ts';
import type { Difference } from '../../../compare/difference.ts';
import { isListed, matchByIds, tableOf } from '../../../compare/newRows.ts';
import type { LedgerServer } from '../../../compare/server/ledgerServer.ts';
import { idIn, type Table } from '../../../compare/table.ts';
import type { Row } from '../../../ledger/records.ts';
import type { CompareAssets } from '../watch/guildWatch.ts';
import type { OpenDifference } from './openDifference.ts';

const IDS_AT_ONCE = 100;

/** What the check of a difference needs. */
export type Checker = {
  server: LedgerServer;
  /** Compares what a contract holds with an account of the books. */
  assets: CompareAssets;
  /** Compares the tokens of a guild. */
  tokens(guild: Hex, report: (difference: Difference) => void): Promise<void>;
  /** A row as the logs have left it; undefined when it is no row of the ledger's state. */
  find(guild: Hex, type: string, id: Hex): Row | undefined;
};

/** Looks at each again, at the block that the server is pinned to. @returns Those that are gone */
export async function recheck(checker: Checker, open: readonly OpenDifference[]): Promise<OpenDifference[]> {
  const gone: OpenDifference[] = [];
  for (const group of grouped(open)) gone.push(...(await recheckGroup(checker, group)));
  return gone;
}

async function recheckGroup(checker: Checker, group: readonly OpenDifference[]): Promise<OpenDifference[]> {
  const [{ guild, difference } = { guild: '0x' as Hex, difference: undefined }] = group;
  if (difference === undefined) return [];
  const { type, problem } = difference;
  const still = new Map<string, Difference>();
  const report = (one: Difference) => void still.set(one.id, one);
  const rows = group.flatMap(({ difference: { id }, made }) => checker.find(guild, type, id as Hex) ?? made?.row ?? []);
  const to = new Comparison(checker.server, guild, report);
  if (problem === 'unlisted') return listedIn(to, group, rows);
  if (type === 'Token') await checker.tokens(guild, report);
  else if (problem === 'assets') await checker.assets(report, rows);
  else await compareServed(to, tableOf(type), group, rows);
  return group.filter((one) => {
    const found = still.get(one.difference.id);
    if (found !== undefined) one.difference = found;
    return found === undefined;
  });
}

/** Compares the rows that a group is about, and what is served for those that the ledger does not have. */
async function compareServed(
  to: Comparison,
  table: Table,
  group: readonly OpenDifference[],
  rows: readonly Row[],
): Promise<void> {
  await matchByIds(to, table, rows);
  const others = group.map((one) => one.difference.id).filter((id) => !rows.some((row) => row.id === id));
  if (others.length === 0) return;
  const served = await to.server.rows(table, idIn(others));
  await to.match(table, [], { rows: served, isWhole: true });
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

import { isObject } from '../../../chain/answer.ts';
import type { Hex } from '../../../chain/types.ts';
import { Comparison } from '../../../compare/comparison.ts';
import { byType, isPlaced, tableOf } from '../../../compare/newRows.ts';
import type { ServedRow } from '../../../compare/rows.ts';
import type { LedgerServer } from '../../../compare/server/ledgerServer.ts';
import { type StrayRange, strayIds } from '../../../compare/strayIds.ts';
import { idIn, type Table } from '../../../compare/table.ts';
import type { GuildLedgers } from '../ledgers/guildLedgers.ts';
import type { DerivedBlock, GuildWatch } from './guildWatch.ts';
import type { ReportOf } from './watches.ts';

/** Rows that are asked for at a time. */
const AT_ONCE = 100;

/** The blocks that are new, and whether the server is asked at the last of them. */
export type NewBlocks = Pick<StrayRange, 'blocks' | 'isNewest'>;

/** What is compared with what. */
type Followed = { server: LedgerServer; of: Hex | undefined; ledgers: GuildLedgers; watch(guild: Hex): GuildWatch };

/**
 * Names what is served of blocks without following from them, also of blocks in which no guild did anything; and what
 * follows from them and is served to those only who know its id.
 *
 * @param made - What does follow from them.
 */
export async function compareStrays(
  to: Followed,
  made: ReadonlyMap<Hex, DerivedBlock[]>,
  { blocks, isNewest }: NewBlocks,
  reportOf: ReportOf,
): Promise<void> {
  const { server, of, ledgers } = to;
  const isState = (type: string) => [...ledgers.guilds].some((guild) => !ledgers.ledger(guild).records.isEmpty(type));
  const served = await strayIds(server, { of, blocks, isNewest, isState });
  const known = new Set<string>();
  for (const [type, rows] of byType([...made.values()].flat().flatMap(({ derived }) => derived))) {
    for (const { row } of rows) known.add(`${type} ${row.id}`);
  }
  for (const [table, ids] of served) {
    const strange = [...ids].filter((id) => !known.has(`${table.type} ${id}`));
    if (strange.length > 0) await compareStrange(to, table, strange, reportOf);
  }
  if (isNewest) await compareUnlisted(to, made, served, reportOf);
}

/** Compares what single logs have made under ids of its own with the lists of what has changed. */
async function compareUnlisted(
  { server }: Followed,
  made: ReadonlyMap<Hex, DerivedBlock[]>,
  served: ReadonlyMap<Table, ReadonlySet<Hex>>,
  reportOf: ReportOf,
): Promise<void> {
  for (const { guild, block, table, rows } of looselyMade(made)) {
    const left = new Map(rows.filter(({ id }) => served.get(table)?.has(id) === false).map((row) => [row.id, row]));
    const to = new Comparison(server, guild, (difference) => {
      const row = left.get(difference.id as Hex);
      reportOf(guild)(difference, row && { row, block });
    });
    await to.unlisted(table, [...left.keys()]);
  }
}

/** The rows that have no ids of their blocks, by guild, block and type. */
function* looselyMade(made: ReadonlyMap<Hex, DerivedBlock[]>) {
  for (const [guild, blocks] of made) {
    for (const { block, derived } of blocks) {
      for (const [type, rows] of byType(derived)) {
        if (!isPlaced(rows)) yield { guild, block, table: tableOf(type), rows: rows.map(({ row }) => row) };
      }
    }
  }
}

/** Compares rows each with the guild that has such a row; what none has is one too many. */
async function compareStrange(to: Followed, table: Table, ids: readonly Hex[], reportOf: ReportOf): Promise<void> {
  let left = ids;
  for (const guild of to.ledgers.guilds) {
    const { records } = to.ledgers.ledger(guild);
    const own = left.filter((id) => records.find(table.type, id) !== undefined);
    left = left.filter((id) => !own.includes(id));
    if (own.length > 0) await to.watch(guild).compareUnchanged(table, own, reportOf(guild));
  }
  for (let at = 0; at < left.length; at += AT_ONCE) {
    for (const row of await to.server.rows(table, idIn(left.slice(at, at + AT_ONCE)))) {
      const guild = guildOf(to, table, row);
      const report = reportOf(guild);
      new Comparison(to.server, guild, (difference) => report(difference)).tell('extra', table, row);
    }
  }
}

/** The guild that a row says to be of, or that what it belongs to is of. */
function guildOf({ of, ledgers }: Followed, { via, owner, ownerType }: Table, row: ServedRow): Hex {
  const link = row[via];
  const id = isObject(link) && typeof link.id === 'string' ? (link.id as Hex) : '0x';
  if (of !== undefined) return of;
  if (owner === 'guild') return id;
  return [...ledgers.guilds].find((guild) => ledgers.ledger(guild).records.find(ownerType, id) !== undefined) ?? id;
}

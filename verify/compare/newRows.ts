import type { Hex } from '../chain/types.ts';
import { bigEndian } from '../ledger/bytes.ts';
import type { Derived } from '../ledger/guildLedger.ts';
import type { Records, Row } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
import { idIn, scopeOf, type Table } from './table.ts';
import { TableComparison } from './tableComparison.ts';
import { tables } from './tables.ts';

/** Records whose parts are asked for at a time, and rows by their ids. */
const OWNERS_AT_ONCE = 50;
const IDS_AT_ONCE = 100;
/** Rows that are compared at a time. */
const BATCH = 1_000;

/** A row that a log made, and its entry's id. */
export type MadeBy = { row: Row; entry: Hex };

/** The rows that logs made, by type, entries and postings among them. */
export function byType(derived: readonly Derived[]): Map<string, MadeBy[]> {
  const types = new Map<string, MadeBy[]>();
  for (const { entry, postings, made } of derived) {
    const rows = [{ type: 'LedgerEntry', row: entry }, ...postings.map((row) => ({ type: 'Posting', row })), ...made];
    for (const { type, row } of rows) {
      const list = types.get(type) ?? [];
      types.set(type, list);
      list.push({ row, entry: entry.id });
    }
  }
  return types;
}

/** @throws Error when schema.graphql has no such type */
export function tableOf(type: string): Table {
  const table = tables.find((known) => known.type === type);
  if (table === undefined) throw new Error(`schema.graphql has no ${type}.`);
  return table;
}

/** Whether the rows of a table have ids of their entries. */
export function isPlaced(rows: readonly MadeBy[]): boolean {
  return rows.some(({ row, entry }) => row.id.startsWith(entry));
}

/** Compares the parts of entries' records, which only these lead to. */
export async function compareParts(to: Comparison, derived: readonly Derived[]): Promise<void> {
  const made = derived.flatMap((one) => one.made);
  for (const table of tables.filter(({ owner }) => owner === 'record')) {
    const owners = made.filter(({ type }) => type === table.ownerType).map(({ row }) => row.id);
    const parts = made.filter(({ type }) => type === table.type).map(({ row }) => row);
    for (let at = 0; at < owners.length; at += OWNERS_AT_ONCE) {
      const some = owners.slice(at, at + OWNERS_AT_ONCE);
      const rows = parts.filter((row) => some.includes(row[table.via] as Hex));
      const served = await to.server.list(table, scopeOf(table, to.guild, some), { expected: rows.length });
      await to.match(table, rows, served);
    }
  }
}

/**
 * Compares the rows that a guild's logs of some blocks made with those that are served, and finds what else is served
 * with ids of these blocks.
 *
 * @param blocks - The numbers of the first and the last.
 */
export async function compareNewRows(
  to: Comparison,
  derived: readonly Derived[],
  [first, last]: readonly [bigint, bigint],
): Promise<void> {
  for (const [type, made] of byType(derived)) {
    const table = tableOf(type);
    if (table.owner === 'record') continue;
    const rows = made.map(({ row }) => row);
    if (!isPlaced(made)) {
      await matchByIds(to, table, rows);
      continue;
    }
    const before = `${scopeOf(table, to.guild)} id_lt: "${bigEndian(last + 1n, 8)}"`;
    const extent = { after: bigEndian(first, 8), expected: rows.length };
    await to.match(table, rows, await to.server.list(table, before, extent));
  }
  await compareParts(to, derived);
}

/** Compares all rows of a type, as they are by now; what else is served is one too many. */
export async function compareTable(to: Comparison, table: Table, records: Records): Promise<void> {
  const comparison = new TableComparison(to, table);
  const rows = [...records.of(table.type)].sort((one, other) => (one.id < other.id ? -1 : 1));
  for (let at = 0; at < rows.length; at += BATCH) {
    const part = rows.slice(at, at + BATCH);
    await comparison.add(part, part.at(-1)?.id ?? '0x');
  }
  await comparison.end();
}

/** Compares single rows of a type, as they are by now; one that is none any more must not be served. */
export async function compareRows(to: Comparison, table: Table, records: Records, ids: readonly Hex[]): Promise<void> {
  const rows = ids.flatMap((id) => records.find(table.type, id) ?? []);
  await matchByIds(to, table, rows);
  const gone = ids.filter((id) => records.find(table.type, id) === undefined);
  for (let at = 0; at < gone.length; at += IDS_AT_ONCE) {
    const served = await to.server.rows(table, idIn(gone.slice(at, at + IDS_AT_ONCE)));
    await to.match(table, [], { rows: served, isWhole: true });
  }
}

/** Compares rows with the guild's list of them, of which only they are asked for. */
export async function matchByIds(to: Comparison, table: Table, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += IDS_AT_ONCE) {
    const some = rows.slice(at, at + IDS_AT_ONCE);
    const ids = some.map(({ id }) => id);
    const owners = some.map((row) => String(row[table.via]));
    const served = await to.server.rows(table, `${scopeOf(table, to.guild, owners)} ${idIn(ids)}`);
    await to.match(table, some, { rows: served, isWhole: true });
  }
}

/** Whether a row stands in its guild's list, which is asked for as if nobody knew the row. */
export async function isListed({ server, guild }: Comparison, table: Table, row: Row): Promise<boolean> {
  const scope = scopeOf(table, guild, [String(row[table.via])]);
  const where = table.owner === 'record' ? scope : `${scope} id_gte: "${row.id}" id_lte: "${row.id}"`;
  const { rows } = await server.list(table, where, { expected: 1 });
  return rows.some(({ id }) => id === row.id);
}

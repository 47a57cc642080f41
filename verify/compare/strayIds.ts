import type { Hex } from '../chain/types.ts';
import { bigEndian } from '../ledger/bytes.ts';
import { type FirstRows, firstRows, type Wanted } from './server/firstRows.ts';
import type { LedgerServer } from './server/ledgerServer.ts';
import { scopeOf, type Table } from './table.ts';
import { tables } from './tables.ts';

/** Which rows a server must not have, unless they follow from the chain. */
export type StrayRange = {
  /** The only guild, if it is one. */
  of: Hex | undefined;
  /** Numbers of the first and the last block that is new. */
  blocks: readonly [bigint, bigint];
  /** Whether the last is the one that the server is asked at: then it knows what has changed since the first. */
  isNewest: boolean;
  /** Whether rows of a type are kept, as later logs change them; others have ids of their blocks. */
  isState(type: string): boolean;
};

/**
 * Ids of the rows that a server says some blocks have made or changed, whatever the chain says: by one query, which costs
 * the same whether anything happened in these blocks.
 */
export async function strayIds(server: LedgerServer, range: StrayRange): Promise<Map<Table, Set<Hex>>> {
  const found = new Map<Table, Set<Hex>>();
  for (const first of await firstRows(server, [...wantedOf(range)])) {
    const ids = found.get(first.table) ?? new Set<Hex>();
    found.set(first.table, ids);
    for (const id of first.isWhole ? first.ids : await allIds(server, first)) ids.add(id as Hex);
  }
  return found;
}

function* wantedOf({ of, blocks: [first, last], isNewest, isState }: StrayRange): Generator<Wanted> {
  // Only their owners lead to the parts of records.
  const known = tables.filter(({ owner }) => of === undefined || owner !== 'record');
  for (const table of known) {
    const scope = of === undefined ? '' : scopeOf(table, of);
    if (isNewest) yield { table, where: `${scope} _change_block: { number_gte: ${first} }` };
    if (isState(table.type)) continue;
    yield { table, where: `${scope} id_gte: "${bigEndian(first, 8)}" id_lt: "${bigEndian(last + 1n, 8)}"` };
  }
}

/** What one block changes has an end. */
async function allIds(server: LedgerServer, { table, where }: FirstRows): Promise<string[]> {
  const { rows } = await server.list(table, where, { expected: MOST_CHANGED });
  return rows.map(({ id }) => String(id));
}

const MOST_CHANGED = 100_000;

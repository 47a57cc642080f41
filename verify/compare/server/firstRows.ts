import { z } from 'zod';
import type { Table } from '../table.ts';
import { rows } from './answers.ts';
import type { LedgerServer } from './ledgerServer.ts';

/** Rows that are asked for of each list. */
export const MOST_FIRST = 25;

/** A list, and the rows of it that are asked for. */
export type Wanted = { table: Table; where: string };

/** A list's first rows, of which there may be more. */
export type FirstRows = Wanted & { ids: string[]; isWhole: boolean };

/** The ids of the first rows of several lists, by one query. */
export async function firstRows(server: LedgerServer, wanted: readonly Wanted[]): Promise<FirstRows[]> {
  if (wanted.length === 0) return [];
  const lists = wanted.map(({ table, where }, at) => {
    const list = `${table.list}(first: ${MOST_FIRST}, orderBy: id, where: { ${where} }${server.at}) { id }`;
    // A gateway allows fewer other names than there are lists.
    return isAgain(wanted, at) ? `${againOf(table)}: ${list}` : list;
  });
  const answer = await server.query(`{ ${lists.join(' ')} }`, z.record(z.string(), rows));
  return wanted.map(({ table, where }, at) => {
    const found = answer[isAgain(wanted, at) ? againOf(table) : table.list] ?? [];
    return { table, where, ids: found.map(({ id }) => id), isWhole: found.length < MOST_FIRST };
  });
}

/** Whether a table's list was asked for before. */
function isAgain(wanted: readonly Wanted[], at: number): boolean {
  return wanted.findIndex(({ table }) => table === wanted[at]?.table) < at;
}

function againOf({ list }: Table): string {
  return `${list}Again`;
}

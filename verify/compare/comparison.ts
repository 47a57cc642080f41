import type { Hex } from '../chain/types.ts';
import type { Row } from '../ledger/records.ts';
import { type Difference, type DifferenceKind, difference, type RowPlace } from './difference.ts';
import { compareFields, type ServedRow } from './rows.ts';
import type { LedgerServer } from './server/ledgerServer.ts';
import type { Listing } from './server/pages.ts';
import { idIn, type Table } from './table.ts';

/** Ids of rows that are asked for one by one. */
const LOOKED_UP_AT_ONCE = 100;

/** Where a difference goes, with the row that was derived, if any. */
export type DifferenceReport = (difference: Difference, row?: Row) => void;

/** What is compared with what, and where differences go. */
export class Comparison {
  readonly server: LedgerServer;
  readonly guild: Hex;
  private readonly report: DifferenceReport;

  constructor(server: LedgerServer, guild: Hex, report: DifferenceReport) {
    this.server = server;
    this.guild = guild;
    this.report = report;
  }

  /** Compares derived rows with the list in which all of them, and no others, must be served. */
  async match(table: Table, rows: readonly Row[], { rows: served, isWhole }: Listing): Promise<void> {
    const left = new Map<unknown, ServedRow>();
    for (const row of served) {
      if (left.has(row.id)) this.tell('repeated', table, row);
      left.set(row.id, row);
    }
    const missing: Row[] = [];
    for (const row of rows) {
      const other = left.get(row.id);
      left.delete(row.id);
      if (other === undefined) missing.push(row);
      else this.compare(table, row, other);
    }
    for (const row of left.values()) this.tell('extra', table, row);
    await this.lookUp(table, missing, (row) => {
      if (isWhole) this.report(difference('unlisted', placeOf(table, row)), row);
    });
  }

  /**
   * Compares rows by their ids: one that is not where it belongs may be served as another guild's.
   *
   * @param equal - Told of each that is served as it should be.
   */
  async lookUp(table: Table, rows: readonly Row[], equal: (row: Row) => void = () => undefined): Promise<void> {
    for (let at = 0; at < rows.length; at += LOOKED_UP_AT_ONCE) {
      const some = rows.slice(at, at + LOOKED_UP_AT_ONCE);
      const served = await this.server.rows(table, idIn(some.map(({ id }) => id)));
      const found = new Map(served.map((row) => [row.id, row]));
      for (const row of some) {
        const other = found.get(row.id);
        if (other === undefined) this.report(difference('missing', placeOf(table, row)), row);
        else if (this.compare(table, row, other)) equal(row);
      }
    }
  }

  /** Tells of those rows that are served by their ids, though the list in which they belong does not have them. */
  async unlisted(table: Table, ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += LOOKED_UP_AT_ONCE) {
      const served = await this.server.rows(table, idIn(ids.slice(at, at + LOOKED_UP_AT_ONCE)));
      for (const row of served) this.tell('unlisted', table, row);
    }
  }

  /** Tells what is wrong with a row. */
  tell(problem: DifferenceKind, table: Table, row: Row | ServedRow): void {
    this.report(difference(problem, placeOf(table, row)));
  }

  /** @returns Whether they are equal. */
  private compare(table: Table, row: Row, served: ServedRow): boolean {
    const fields = compareFields(table, row, served);
    if (fields.length === 0) return true;
    const isSwapped = table.type === 'LedgerEntry' && fields.some(({ field }) => field === 'number');
    this.report(difference(isSwapped ? 'swapped' : 'field', placeOf(table, row), fields), row);
    return false;
  }
}

function placeOf({ type }: Table, row: Row | ServedRow): RowPlace {
  const words = ['number', 'kind', 'code', 'title'].map((field) => row[field] ?? null);
  return { type, id: String(row.id), row: words.filter((word) => word !== null).join(' ') };
}

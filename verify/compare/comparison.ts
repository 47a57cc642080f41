import type { Hex } from '../chain/types.ts';
import type { Row } from '../ledger/records.ts';
import { type Difference, difference, type RowPlace } from './difference.ts';
import type { LedgerServer } from './ledgerServer.ts';
import { compareFields, type ServedRow } from './rows.ts';
import type { Table } from './table.ts';

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

  /** Compares derived rows with those that are served in the same place. */
  async match(table: Table, rows: readonly Row[], served: readonly ServedRow[]): Promise<void> {
    const left = new Map<unknown, ServedRow>();
    for (const row of served) {
      if (left.has(row.id)) this.report(difference('repeated', placeOf(table, row)));
      left.set(row.id, row);
    }
    const missing: Row[] = [];
    for (const row of rows) {
      const other = left.get(row.id);
      left.delete(row.id);
      if (other === undefined) missing.push(row);
      else this.compare(table, row, other);
    }
    for (const row of left.values()) this.report(difference('extra', placeOf(table, row)));
    for (let at = 0; at < missing.length; at += LOOKED_UP_AT_ONCE) {
      await this.lookUp(table, missing.slice(at, at + LOOKED_UP_AT_ONCE));
    }
  }

  /** Asks for rows by their ids: one that is not where it belongs may be served as another guild's. */
  private async lookUp(table: Table, rows: readonly Row[]): Promise<void> {
    const ids = rows.map(({ id }) => `"${id}"`).join(', ');
    const served = await this.server.rows(table, `id_in: [${ids}]`);
    const found = new Map(served.map((row) => [row.id, row]));
    for (const row of rows) {
      const other = found.get(row.id);
      if (other === undefined) this.report(difference('missing', placeOf(table, row)), row);
      else this.compare(table, row, other);
    }
  }

  private compare(table: Table, row: Row, served: ServedRow): void {
    const fields = compareFields(table, row, served);
    if (fields.length === 0) return;
    const isSwapped = table.type === 'LedgerEntry' && fields.some(({ field }) => field === 'number');
    this.report(difference(isSwapped ? 'swapped' : 'field', placeOf(table, row), fields), row);
  }
}

function placeOf({ type }: Table, row: Row | ServedRow): RowPlace {
  const words = ['number', 'kind', 'code', 'title'].map((field) => row[field] ?? null);
  return { type, id: String(row.id), row: words.filter((word) => word !== null).join(' ') };
}

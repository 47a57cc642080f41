import type { Hex } from '../chain/types.ts';
import type { Row } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
import type { Listing } from './server/pages.ts';
import { scopeOf, type Table } from './table.ts';

/** How far a table is compared. */
export type TableProgress = { count: number; last: Hex };

/**
 * Compares the rows of a table, in the order of their ids, with those that follow from the chain. Whatever is served
 * between two derived rows, before the first or behind the last is one too many.
 */
export class TableComparison {
  readonly progress: TableProgress;
  private readonly to: Comparison;
  private readonly table: Table;

  constructor(to: Comparison, table: Table, progress: TableProgress = { count: 0, last: '0x' }) {
    this.to = to;
    this.table = table;
    this.progress = progress;
  }

  /**
   * Compares the next rows.
   *
   * @param rows - All that follow from the chain up to an id, in the order of their ids.
   * @param upTo - That id.
   */
  async add(rows: readonly Row[], upTo: Hex): Promise<void> {
    const served = await this.serve(`id_lte: "${upTo}"`, rows.length);
    this.progress.last = upTo;
    this.progress.count += rows.length;
    await this.to.match(this.table, rows, served);
  }

  /** Compares what is served behind the last row. */
  async end(): Promise<void> {
    await this.to.match(this.table, [], await this.serve('', 0));
  }

  /** The served rows behind the last id. */
  private async serve(until: string, expected: number): Promise<Listing> {
    const { server, guild } = this.to;
    const extent = { after: this.progress.last, expected };
    return server.list(this.table, `${scopeOf(this.table, guild)} ${until}`, extent);
  }
}

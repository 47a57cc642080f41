import type { Row } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
import { isTooLong } from './server/pages.ts';
import { scopeOf, type Table } from './table.ts';

/**
 * Compares rows whose ids do not sort as their logs do: each is asked for by its id as it is derived; in the end, all ids
 * that are served must be among them.
 */
export class LooseComparison {
  readonly ids: Set<string>;
  private readonly to: Comparison;
  private readonly table: Table;

  constructor(to: Comparison, table: Table, ids: Iterable<string> = []) {
    this.to = to;
    this.table = table;
    this.ids = new Set(ids);
  }

  /** Compares the next rows. */
  async add(rows: readonly Row[]): Promise<void> {
    for (const { id } of rows) this.ids.add(id);
    await this.to.lookUp(this.table, rows);
  }

  /** Compares what is served besides, and finds what the list leaves out. */
  async end(): Promise<void> {
    const { server, guild } = this.to;
    const expected = this.ids.size;
    const left = new Set(this.ids);
    let count = 0;
    for await (const rows of server.pages(this.table, scopeOf(this.table, guild), { expected })) {
      count += rows.length;
      for (const row of rows) {
        const id = String(row.id);
        if (left.delete(id)) continue;
        this.to.tell(this.ids.has(id) ? 'repeated' : 'extra', this.table, row);
      }
    }
    if (!isTooLong(count, expected)) await this.to.unlisted(this.table, [...left]);
  }
}

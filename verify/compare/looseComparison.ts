import type { Row } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
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
    await this.to.match(this.table, rows, []);
  }

  /** Compares what is served besides. */
  async end(): Promise<void> {
    const { server, guild } = this.to;
    for await (const page of server.pages(this.table, scopeOf(this.table, guild))) {
      const others = page.filter(({ id }) => !this.ids.has(String(id)));
      await this.to.match(this.table, [], others);
    }
  }
}

import type { Hex } from '../chain/types.ts';
import { concat } from '../ledger/bytes.ts';
import type { Derived } from '../ledger/guildLedger.ts';
import type { Records } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
import { LooseComparison } from './looseComparison.ts';
import { byType, compareParts, compareTable, isPlaced, type MadeBy, tableOf } from './newRows.ts';
import type { Table } from './table.ts';
import { TableComparison, type TableProgress } from './tableComparison.ts';
import { tables } from './tables.ts';

/** Entries that are compared at a time. */
const BATCH = 1_000;
/** Behind the id of every part of an entry. */
const LAST_PART: Hex = '0xffff';

/** How far the tables are compared whose rows follow from single logs. */
export type ComparisonProgress = { placed: [string, TableProgress][]; loose: [string, string[]][] };

/** Compares a guild's ledger with what a server serves, as it is derived. */
export class LedgerComparison {
  private readonly to: Comparison;
  /** Tables whose rows have ids of their entries. */
  private readonly placed = new Map<string, TableComparison>();
  /** Tables whose rows are made by single logs too, under other ids. */
  private readonly loose = new Map<string, LooseComparison>();
  private waiting: Derived[] = [];

  constructor(to: Comparison, progress: ComparisonProgress = { placed: [], loose: [] }) {
    this.to = to;
    for (const [type, done] of progress.placed) this.placed.set(type, new TableComparison(to, tableOf(type), done));
    for (const [type, ids] of progress.loose) this.loose.set(type, new LooseComparison(to, tableOf(type), ids));
  }

  /** How far it is; right only when nothing waits. */
  get progress(): ComparisonProgress {
    return {
      placed: [...this.placed].map(([type, { progress }]) => [type, progress]),
      loose: [...this.loose].map(([type, { ids }]) => [type, [...ids]]),
    };
  }

  /** Takes the entries of a block; they are compared when there are enough of them. */
  async add(derived: readonly Derived[]): Promise<void> {
    this.waiting.push(...derived);
    if (this.waiting.length >= BATCH) await this.flush();
  }

  /** Compares what waits. */
  async flush(): Promise<void> {
    const derived = this.waiting;
    this.waiting = [];
    const last = derived.at(-1)?.entry.id;
    if (last === undefined) return;
    for (const [type, rows] of byType(derived)) {
      const table = tableOf(type);
      if (table.owner === 'record') continue;
      if (this.placed.has(type) || isPlaced(rows)) await this.place(table, rows, concat(last, LAST_PART));
      else await this.loosen(table).add(rows.map(({ row }) => row));
    }
    await compareParts(this.to, derived);
  }

  /** Compares what is left, what is served behind it, and what all logs came to. */
  async end(records: Records): Promise<void> {
    await this.flush();
    for (const comparison of [...this.placed.values(), ...this.loose.values()]) await comparison.end();
    const others = tables.filter(
      ({ type, owner }) => owner !== 'record' && !this.placed.has(type) && !this.loose.has(type),
    );
    for (const table of others) await compareTable(this.to, table, records);
  }

  private async place(table: Table, rows: readonly MadeBy[], upTo: Hex): Promise<void> {
    const comparison = this.placed.get(table.type) ?? new TableComparison(this.to, table);
    this.placed.set(table.type, comparison);
    await comparison.add(
      rows.map(({ row }) => row),
      upTo,
    );
  }

  private loosen(table: Table): LooseComparison {
    const comparison = this.loose.get(table.type) ?? new LooseComparison(this.to, table);
    this.loose.set(table.type, comparison);
    return comparison;
  }
}

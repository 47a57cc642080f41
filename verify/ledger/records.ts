import type { Hex } from '../chain/types.ts';

/** A field of a row: `BigInt` and `Int8` are bigint, `Int` is number, a reference is the id of its row. */
export type Value = bigint | number | string | boolean | null | readonly string[];

/** A row as `schema.graphql` has it, without the fields that are derived from other rows; a kept one has none that are null. */
export type Row = { id: Hex } & { [field: string]: Value };

/** What rows were before they were put, by type and id; undefined where there was none. */
export type Replaced = Map<string, Map<Hex, Row | undefined>>;

/** The rows that later logs change or refer to, by type and id. */
export class Records {
  private readonly tables = new Map<string, Map<Hex, Row>>();
  private replaced: Replaced | undefined;

  /** A row; undefined when there is none. */
  find(type: string, id: Hex): Row | undefined {
    return this.tables.get(type)?.get(id);
  }

  /** Adds a row, or puts it in the place of the one with its id. */
  put(type: string, row: Row): Row {
    const table = this.tables.get(type) ?? new Map<Hex, Row>();
    this.remember(type, row.id, table.get(row.id));
    const kept = Object.values(row).includes(null) ? withoutNulls(row) : row;
    this.tables.set(type, table.set(row.id, kept));
    return kept;
  }

  /** All rows of a type. */
  of(type: string): Iterable<Row> {
    return this.tables.get(type)?.values() ?? [];
  }

  /** Whether there is no row of a type. */
  isEmpty(type: string): boolean {
    return (this.tables.get(type)?.size ?? 0) === 0;
  }

  /** All rows by type, to be kept in a file. */
  *all(): Iterable<[string, Row]> {
    for (const [type, table] of this.tables) for (const row of table.values()) yield [type, row];
  }

  /** Does something, and tells what it has replaced; when it fails, nothing is. */
  noting(act: () => void): Replaced {
    const replaced: Replaced = new Map();
    this.replaced = replaced;
    try {
      act();
      return replaced;
    } catch (error) {
      this.undo(replaced);
      throw error;
    } finally {
      this.replaced = undefined;
    }
  }

  /** Puts back what was replaced. */
  undo(replaced: Replaced): void {
    for (const [type, rows] of replaced) {
      const table = this.tables.get(type);
      for (const [id, row] of rows) {
        if (row === undefined) table?.delete(id);
        else table?.set(id, row);
      }
    }
  }

  private remember(type: string, id: Hex, before: Row | undefined): void {
    if (this.replaced === undefined) return;
    const rows = this.replaced.get(type) ?? new Map<Hex, Row | undefined>();
    if (!rows.has(id)) this.replaced.set(type, rows.set(id, before));
  }
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row;
}

import type { Hex } from '../chain/types.ts';

/** A field of a row: `BigInt` and `Int8` are bigint, `Int` is number, a reference is the id of its row. */
export type Value = bigint | number | string | boolean | null | readonly string[];

/** A row as `schema.graphql` has it, without the fields that are derived from other rows. */
export type Row = { id: Hex } & { [field: string]: Value };

/** The rows that later logs change or refer to, by type and id. */
export class Records {
  private readonly tables = new Map<string, Map<Hex, Row>>();

  /** A row; undefined when there is none. */
  find(type: string, id: Hex): Row | undefined {
    return this.tables.get(type)?.get(id);
  }

  /** Adds a row, or puts it in the place of the one with its id. */
  put(type: string, row: Row): Row {
    const table = this.tables.get(type) ?? new Map<Hex, Row>();
    this.tables.set(type, table.set(row.id, row));
    return row;
  }

  /** All rows of a type. */
  of(type: string): Iterable<Row> {
    return this.tables.get(type)?.values() ?? [];
  }

  /** All rows by type, to be kept in a file. */
  *all(): Iterable<[string, Row]> {
    for (const [type, table] of this.tables) for (const row of table.values()) yield [type, row];
  }
}

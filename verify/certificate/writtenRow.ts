import type { Row } from '../ledger/records.ts';

/** A row as a certificate has it. */
export type WrittenRow = Record<string, unknown>;

/**
 * What is wrong with a row of a certificate:
 * - `field`: it has another value than follows from the blocks;
 * - `missing`: it follows from the blocks and is not there;
 * - `extra`: it is there and does not follow from the blocks.
 */
export type RowDifference = {
  problem: 'field' | 'missing' | 'extra';
  /** Type of the row in schema.graphql. */
  type: string;
  id: string;
  fields: { field: string; derived: string; written: string }[];
};

/** A row in JSON: `BigInt` and `Int8` are decimal strings, as GraphQL writes them; a link is an id. */
export function writtenRow(row: Row): WrittenRow {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, typeof value === 'bigint' ? String(value) : value]),
  );
}

/** Compares rows one by one, in their order, with those that a certificate has. */
export function* compareRows(
  type: string,
  derived: readonly WrittenRow[],
  written: readonly WrittenRow[],
): Generator<RowDifference> {
  const byId = new Map(written.map((row) => [row.id, row]));
  for (const [at, row] of derived.entries()) {
    const other = byId.get(row.id);
    if (other === undefined) yield { problem: 'missing', type, id: String(row.id), fields: [] };
    else if (written[at] !== other) yield { problem: 'extra', type, id: String(written[at]?.id), fields: [] };
    else yield* compareRow(type, row, other);
  }
  for (const row of written.slice(derived.length)) yield { problem: 'extra', type, id: String(row.id), fields: [] };
}

function* compareRow(type: string, derived: WrittenRow, written: WrittenRow): Generator<RowDifference> {
  const names = new Set([...Object.keys(derived), ...Object.keys(written)]);
  const fields = [...names].flatMap((field) => {
    const [wanted, found] = [shown(derived[field]), shown(written[field])];
    return wanted === found ? [] : [{ field, derived: wanted, written: found }];
  });
  if (fields.length > 0) yield { problem: 'field', type, id: String(derived.id), fields };
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

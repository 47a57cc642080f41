import type { FieldDifference } from './rows.ts';

/**
 * What is wrong with a row that is served:
 * - `field`: it has another value than follows from the chain;
 * - `missing`: the chain has it, the server does not;
 * - `extra`: the server has it, and it does not follow from the chain;
 * - `unlisted`: the server has it as it is, and leaves it out of the list in which it belongs;
 * - `swapped`: it stands where another one belongs;
 * - `repeated`: its number is that of another row too;
 * - `assets`: a contract holds less than the books say;
 * - `anchor`: an anchor on the chain commits to another ledger than the chain's.
 */
export type DifferenceKind = 'field' | 'missing' | 'extra' | 'unlisted' | 'swapped' | 'repeated' | 'assets' | 'anchor';

/** A difference between a ledger and the chain. */
export type Difference = {
  problem: DifferenceKind;
  /** Type of the row in schema.graphql. */
  type: string;
  id: string;
  /** What it is, for people: an entry's number and kind. */
  row: string;
  fields: FieldDifference[];
  /** What it means and what to do. */
  advice: string;
};

const READ_AGAIN =
  'Index the chain again (npm start -- --reindex), then verify again; do not rely on this row until then.';

const ADVICE: Record<DifferenceKind, string> = {
  field: `The server shows something else than the chain says. ${READ_AGAIN}`,
  missing: `The server leaves out what the chain has. ${READ_AGAIN}`,
  extra: `The server shows what no log of the guild has brought about. ${READ_AGAIN}`,
  unlisted: `The server shows it only to who knows its id, and leaves it out of its lists. ${READ_AGAIN}`,
  swapped: `The server shows rows in another order than the chain's. ${READ_AGAIN}`,
  repeated: `Two rows claim the same place. ${READ_AGAIN}`,
  assets: 'The contract holds less than the books say: find out where it went, and stop paying until then.',
  anchor: 'Whoever anchored had another ledger before their eyes: compare theirs, and do not rely on this anchor.',
};

/** Which row it is. */
export type RowPlace = Pick<Difference, 'type' | 'id' | 'row'>;

/** A difference, with what to do. */
export function difference(problem: DifferenceKind, place: RowPlace, fields: FieldDifference[] = []): Difference {
  return { problem, ...place, fields, advice: ADVICE[problem] };
}

/** A difference for people: a line, one for each field, and one that says what to do. */
export function told({ problem, type, id, row, fields, advice }: Difference): [string, ...string[]] {
  const lines = fields.map(({ field, derived, served }) => `    ${field}: chain ${derived}, served ${served}`);
  return [`${problem}: ${type} ${row} (${id})`, ...lines, `    ${advice}`];
}

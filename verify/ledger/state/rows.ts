import type { Hex } from '../../chain/types.ts';
import type { Row, Value } from '../records.ts';
import type { Step } from '../step.ts';

type Fields = { [field: string]: Value };

/** Keeps the record that a log made, under its entry's id. */
export function record(step: Step, type: string, fields: Fields): void {
  const { id } = step.entry;
  step.make(type, { id, ...fields, entry: id });
}

/** Changes fields of a row, if the ledger has it. */
export function change({ records }: Step, type: string, id: Value | undefined, fields: Fields): Row | undefined {
  const row = typeof id === 'string' ? records.find(type, id as Hex) : undefined;
  return row === undefined ? undefined : records.put(type, { ...row, ...fields });
}

/** Changes fields of a row, which begins with others when the ledger does not have it yet. */
export function touch({ records }: Step, type: string, first: Row, fields: Fields = {}): Row {
  return records.put(type, { ...(records.find(type, first.id) ?? first), ...fields });
}

/** Adds to numbers of a row, if the ledger has it. */
export function add(step: Step, type: string, id: Value | undefined, amounts: { [field: string]: bigint }): void {
  const row = typeof id === 'string' ? step.records.find(type, id as Hex) : undefined;
  if (row === undefined) return;
  const sums = Object.entries(amounts).map(([field, amount]) => [field, (row[field] as bigint) + amount]);
  step.records.put(type, { ...row, ...Object.fromEntries(sums) });
}

/** Adds to the guild's own numbers. */
export function count(step: Step, amounts: { [field: string]: bigint }): void {
  add(step, 'Guild', step.guild.accessManager, amounts);
}

/** Changes fields of the guild. */
export function changeGuild(step: Step, fields: Fields): void {
  change(step, 'Guild', step.guild.accessManager, fields);
}

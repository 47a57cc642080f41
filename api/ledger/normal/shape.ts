/**
 * What of a variable's value decides how an operation is written: whether there is one, and its kind. Everything else
 * of a value is handed on without changing the text of the operation.
 */
export type VariableState = 'absent' | 'null' | 'true' | 'false' | 'number' | 'empty' | 'list' | 'value' | 'broken';

const LETTERS: Record<VariableState, string> = {
  absent: '-',
  null: '0',
  true: 't',
  false: 'f',
  number: 'n',
  empty: 'e',
  list: 'l',
  value: 'v',
  broken: 'x',
};

/** Whether a text holds what no text of the ledger does: a zero byte or half a character. */
export function isBroken(value: unknown): value is string {
  return typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
}

/** Finds the state of a variable in a request's JSON. */
export function stateOf(variables: Record<string, unknown>, name: string): VariableState {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return 'number';
  if (!Array.isArray(value)) return isBroken(value) ? 'broken' : 'value';
  if (value.length === 0) return 'empty';
  return value.some(isBroken) ? 'broken' : 'list';
}

/** The states of some variables as a text: an operation is written alike for equal ones. */
export function shapeOf(names: readonly string[], variables: Record<string, unknown>): string {
  let shape = '';
  for (const name of names) shape += LETTERS[stateOf(variables, name)];
  return shape;
}

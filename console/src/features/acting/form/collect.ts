import { type Field, type InputType, inputNamed } from '../described/described.ts';
import { Invalid } from './invalid.ts';

/** A form's values by the names of their fields. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What is wrong, by the path of the field: `milestones.0.amount`. */
export type Faults = ReadonlyMap<string, string>;

/** What the page itself fills in: who acts, and in which guild. */
export const FILLED_IN: ReadonlySet<string> = new Set(['from', 'guild']);

/**
 * Makes an action's input of a form's values.
 *
 * @returns It, without what was left out, and what is wrong or missing.
 */
export function collect(type: InputType, values: FormValues): { input: Record<string, unknown>; faults: Faults } {
  const faults = new Map<string, string>();
  return { input: collectInput(type, values, '', faults), faults };
}

function collectInput({ isOneOf, fields }: InputType, values: FormValues, path: string, faults: Map<string, string>) {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    if (path === '' && FILLED_IN.has(field.name)) continue;
    const here = path === '' ? field.name : `${path}.${field.name}`;
    const value = collectValue(field.type, values[field.name], here, faults);
    if (value !== undefined) input[field.name] = value;
    else if (isNeeded(field) && !faults.has(here)) faults.set(here, 'This is needed.');
  }
  if (isOneOf && Object.keys(input).length !== 1 && ![...faults.keys()].some((at) => at.startsWith(path))) {
    faults.set(path, 'Choose what is to be done.');
  }
  return input;
}

function isNeeded({ type, usual }: Field): boolean {
  return type.endsWith('!') && usual === undefined;
}

function collectValue(type: string, value: unknown, path: string, faults: Map<string, string>): unknown {
  if (value instanceof Invalid) {
    faults.set(path, value.message);
    return undefined;
  }
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const of = type.replaceAll(/^\[|\]!?$/g, '');
    return value.map((one, index) => {
      const collected = collectValue(of, one, `${path}.${index}`, faults);
      if (collected === undefined && !faults.has(`${path}.${index}`)) faults.set(`${path}.${index}`, 'This is needed.');
      return collected;
    });
  }
  const named = inputNamed(type.replace('!', ''));
  return named ? collectInput(named, value as FormValues, path, faults) : value;
}

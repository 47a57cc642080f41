import { type InputType, inputNamed } from '../described/described.ts';
import type { FormValues } from './collect.ts';
import { Invalid } from './invalid.ts';

/**
 * The values that a link fills a form with. They are as the API has them; what cannot be read stands in its field, with what is
 * wrong. Names that the action does not have are left out: nothing is sent that no field shows.
 */
export function readPrefilled({ fields }: InputType, given: FormValues): FormValues {
  const read = fields.filter(({ name }) => Object.hasOwn(given, name) && given[name] !== undefined);
  return Object.fromEntries(read.map(({ name, type }) => [name, readValue(type, given[name])]));
}

function readValue(type: string, value: unknown): unknown {
  if (type.startsWith('[')) {
    return (Array.isArray(value) ? value : [value]).map((one) => readValue(type.replaceAll(/^\[|\]!?$/g, ''), one));
  }
  const name = type.replace('!', '');
  const input = inputNamed(name);
  if (input) return typeof value === 'object' && value !== null ? readPrefilled(input, value as FormValues) : undefined;
  if (typeof value === 'object') return new Invalid('', 'The link has something else here.');
  if (name === 'Boolean') return value === true || value === 'true';
  if (name === 'Int')
    return Number.isInteger(Number(value)) ? Number(value) : new Invalid(String(value), 'Write a number.');
  if (name === 'BigInt') return readInteger(value);
  return String(value);
}

/** Numbers of an address beyond 2^53 have lost digits already. */
function readInteger(value: unknown): unknown {
  const text = String(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return new Invalid(text, 'The link’s number is too large to be exact: write it here.');
  }
  return /^-?\d+$/.test(text) ? text : new Invalid(text, 'Write a whole number in digits.');
}

import { integers, json, otherwise } from '../generated/scalars.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { fieldsByKey } from './fieldsByKey.ts';

type Decoder = (data: unknown) => unknown;

const INTEGER = /^-?\d+$/;
const integerNames = new Set(integers.split(' '));
const jsonNames = new Set(json.split(' '));
const otherNames = new Set(otherwise.split(' '));
const MOST_KEPT = 200;
const decoders = new Map<string, Decoder>();

/**
 * Makes what turns the `BigInt`, `Int8` and `Timestamp` of an operation's result into `bigint`s. They are known by the names
 * of their fields, which mean the same in all types of the schema but for those that the generated lists tell apart.
 *
 * @param document - The operation's text.
 * @returns Decodes its data in place. Throws GuildhallError when one key stands for fields of different kinds.
 */
export function decoderOf(document: string): Decoder {
  const known = decoders.get(document);
  if (known) return known;
  if (decoders.size >= MOST_KEPT) decoders.clear();
  const fields = fieldsByKey(document);
  const decode = (value: unknown, key: string, parent: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => decode(item, key, parent));
    if (typeof value === 'string') {
      return INTEGER.test(value) && sameOfAll(key, parent, isInteger) ? BigInt(value) : value;
    }
    if (typeof value !== 'object' || value === null || sameOfAll(key, parent, isJson)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decode(one, name, key)]));
  };
  const sameOfAll = (key: string, parent: string, test: typeof isInteger): boolean => {
    const fieldsOf = (name: string) => [...(fields.get(name) ?? [name])];
    const verdicts = fieldsOf(parent).flatMap((above) => fieldsOf(key).map((field) => test(field, above)));
    if (verdicts.every((verdict) => verdict === verdicts[0])) return verdicts[0] === true;
    throw new GuildhallError(`“${key}” stands for several fields in this document: choose aliases that differ.`, {
      code: 'MISUSED',
    });
  };
  const decoder: Decoder = (data) => decode(data, '', '');
  decoders.set(document, decoder);
  return decoder;
}

function isInteger(field: string, parent: string): boolean {
  return integerNames.has(field) && !otherNames.has(`${parent}.${field}`);
}

function isJson(field: string): boolean {
  return jsonNames.has(field);
}

import type { ParamType } from 'ethers';

/** Anything that JSON can hold. */
type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** One decoded argument or returned value; the SDL's `AbiValue`. */
export type AbiValue = { name: string; type: string; value: JsonValue };

/**
 * Decoded values as JSON: integers as decimal strings, bytes and addresses as lower-case hex, arrays as arrays, tuples
 * as objects when all their fields have names, else as arrays.
 *
 * @param params - Their types, as in the contract's interface.
 * @param values - As ethers decodes them or takes them, in the same order.
 */
export function abiValues(params: readonly ParamType[], values: readonly unknown[]): AbiValue[] {
  return params.map((param, index) => ({
    name: param.name,
    type: param.format('sighash'),
    value: jsonOf(param, values[index]),
  }));
}

function jsonOf(param: ParamType, value: unknown): JsonValue {
  if (param.isArray()) return [...(value as Iterable<unknown>)].map((item) => jsonOf(param.arrayChildren, item));
  if (param.isTuple()) return tupleOf(param.components, [...(value as Iterable<unknown>)]);
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString();
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') throw new TypeError(`A ${param.type} cannot be ${typeof value}.`);
  return param.type === 'string' ? value : value.toLowerCase();
}

function tupleOf(components: readonly ParamType[], values: unknown[]): JsonValue {
  const fields = components.map((component, index) => jsonOf(component, values[index]));
  if (components.some((component) => component.name === '')) return fields;
  return Object.fromEntries(components.map((component, index) => [component.name, fields[index] ?? null]));
}

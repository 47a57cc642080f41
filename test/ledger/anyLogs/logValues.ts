import type { ParamType } from 'ethers';

/** How the values of a set of logs are chosen. */
export type ValueSet = {
  /** What every id, index and enum is, so that the logs of a set are about the same things. */
  id: bigint;
  /** Other numbers; the largest, or the smallest of signed ones, when it is absent. */
  number?: bigint;
  bool: boolean;
  /** How many items a list has. */
  count: number;
  /** Every byte of digests and selectors. */
  byte: string;
  address: string;
  /** Bytes of every text: they need not be UTF-8. */
  text: Uint8Array;
};

/** Parameters that name a thing rather than count something. */
const NAMES_A_THING = /Ids?$|^(index|skill|version|category|kind|seq|revision|epoch)$/;

/** The value of a parameter in a set, with texts as bytes. */
export function valueIn(values: ValueSet, type: ParamType, name = type.name): unknown {
  if (type.isArray()) {
    const count = type.arrayLength === -1 ? values.count : type.arrayLength;
    return Array.from({ length: count }, () => valueIn(values, type.arrayChildren, name));
  }
  if (type.isTuple()) return type.components.map((component) => valueIn(values, component));
  if (type.type === 'address') return values.address;
  if (type.type === 'bool') return values.bool;
  if (type.type === 'string' || type.type === 'bytes') return values.text;
  const fixed = /^bytes(\d+)$/.exec(type.type)?.[1];
  if (fixed !== undefined) return `0x${values.byte.repeat(Number(fixed))}`;
  return numberIn(values, type.type, name);
}

function numberIn({ id, number }: ValueSet, type: string, name: string): bigint {
  const wanted = NAMES_A_THING.test(name) ? id : number;
  const isSigned = type.startsWith('int');
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 256);
  if (isSigned) return wanted ?? -(2n ** (bits - 1n));
  const largest = 2n ** bits - 1n;
  return wanted === undefined || wanted > largest ? largest : wanted;
}

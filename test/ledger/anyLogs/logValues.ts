import type { ParamType } from 'ethers';

/** How the values of a round of logs are chosen. */
export type Round = {
  /** What every id, index and enum is, so that the logs of a round are about the same things. */
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

/** The value of a parameter in a round, with texts as bytes. */
export function valueIn(round: Round, type: ParamType, name = type.name): unknown {
  if (type.isArray()) {
    const count = type.arrayLength === -1 ? round.count : type.arrayLength;
    return Array.from({ length: count }, () => valueIn(round, type.arrayChildren, name));
  }
  if (type.isTuple()) return type.components.map((component) => valueIn(round, component));
  if (type.type === 'address') return round.address;
  if (type.type === 'bool') return round.bool;
  if (type.type === 'string' || type.type === 'bytes') return round.text;
  const fixed = /^bytes(\d+)$/.exec(type.type)?.[1];
  if (fixed !== undefined) return `0x${round.byte.repeat(Number(fixed))}`;
  return numberIn(round, type.type, name);
}

function numberIn({ id, number }: Round, type: string, name: string): bigint {
  const wanted = NAMES_A_THING.test(name) ? id : number;
  const isSigned = type.startsWith('int');
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 256);
  if (isSigned) return wanted ?? -(2n ** (bits - 1n));
  const largest = 2n ** bits - 1n;
  return wanted === undefined || wanted > largest ? largest : wanted;
}

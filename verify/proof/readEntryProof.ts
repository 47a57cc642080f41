import type { Hex } from '../chain/types.ts';
import type { AnchorProof, EntryProof, LogProof } from './types.ts';

type Read<T> = (value: unknown, path: string) => T;

/**
 * Reads a proof of what somebody has sent: it must have these fields and no other.
 *
 * @throws Error naming the field that is wrong
 */
export function readEntryProof(value: unknown): EntryProof {
  return object<EntryProof>({ log: logProof, guild: logProof, anchor: orNull(anchorProof) })(value, 'proof');
}

const hex: Read<Hex> = (value, path) => {
  if (typeof value === 'string' && /^0x([0-9a-f]{2})*$/.test(value)) return value as Hex;
  throw new Error(`${path} is not bytes in lower-case hexadecimal`);
};

const place: Read<number> = (value, path) => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Error(`${path} is not a whole number from 0`);
};

const listOfHex: Read<Hex[]> = (value, path) => {
  if (Array.isArray(value)) return value.map((item, at) => hex(item, `${path}[${at}]`));
  throw new Error(`${path} is not a list`);
};

const logProof: Read<LogProof> = (value, path) =>
  object<LogProof>({
    header: hex,
    transactionIndex: place,
    transactionNodes: listOfHex,
    receiptNodes: listOfHex,
    position: place,
  })(value, path);

const anchorProof: Read<AnchorProof> = (value, path) =>
  object<AnchorProof>({ log: logProof, path: listOfHex })(value, path);

function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

function object<T extends object>(fields: { [K in keyof T]: Read<T[K]> }): Read<T> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) throw new Error(`${path} is no object`);
    const other = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (other !== undefined) throw new Error(`${path} has a field ${other}, which nothing would show`);
    const entries = Object.entries(fields) as [string, Read<unknown>][];
    const read = entries.map(([name, field]) => [
      name,
      field((value as Record<string, unknown>)[name], `${path}.${name}`),
    ]);
    return Object.fromEntries(read) as T;
  };
}

import { z } from 'zod';
import { isObject } from '../../chain/answer.ts';
import type { Hex } from '../../chain/types.ts';
import type { WrittenRow } from '../writtenRow.ts';

/** A record of the opening state, in which integers of any size are `{ integer }`. */
export type StateRecord = { id: Hex } & Record<string, unknown>;

/** Tells whether a value is of a form. What a line may have many of is looked at up to the first that is wrong. */
type Check<T> = (value: unknown) => value is T;

const HASH = /^0x[0-9a-f]{64}$/;
const INTEGER = /^(0|-?[1-9]\d{0,77})$/;
/** JSON alone can make such a field, and what reads a line leaves it out. */
const PROTO = '__proto__';

/** Bytes; whether they are hexadecimal is seen where they are read. */
export const isBytes: Check<Hex> = (value): value is Hex => typeof value === 'string' && value.startsWith('0x');

/** A row as it is compared. */
export const isRow: Check<WrittenRow> = (value) => isObjectOf(value, isCell);

/** A record of the opening state. */
export const isStateRecord: Check<StateRecord> = (value): value is StateRecord =>
  isObjectOf(value, isStateValue) && isBytes((value as StateRecord).id);

/** The check of a list. */
export function listOf<T>(isItem: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(isItem);
}

/** The full subtrees of a tree. */
export const hashes = z.custom<Hex[]>(
  listOf((value): value is Hex => typeof value === 'string' && HASH.test(value)),
  'a list of hashes',
);

/** Receipts, or nodes of a trie. */
export const manyBytes = z.custom<Hex[]>(listOf(isBytes), 'a list of bytes');

/** The nodes from the transactions root to each transaction that counts, by its index. */
export const transactions = z.custom<{ index: number; nodes: Hex[] }[]>(
  listOf((value): value is { index: number; nodes: Hex[] } => {
    if (!isObject(value) || Object.keys(value).length !== 2) return false;
    const { index, nodes } = value;
    return Number.isSafeInteger(index) && Number(index) >= 0 && listOf(isBytes)(nodes);
  }),
  'a list of transactions',
);

function isObjectOf(value: unknown, isValue: (value: unknown) => boolean): value is Record<string, unknown> {
  return isObject(value) && !Object.hasOwn(value, PROTO) && Object.values(value).every(isValue);
}

function isCell(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || isTexts(value);
}

function isStateValue(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return Number.isSafeInteger(value) || isTexts(value) || isInteger(value);
}

function isInteger(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  return typeof value.integer === 'string' && INTEGER.test(value.integer);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

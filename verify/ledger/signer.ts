import type { ChainTransaction, Hex } from '../chain/types.ts';
import { isZero } from './bytes.ts';

/** Selector of `execute(ForwardRequestData)`. */
const EXECUTE = '0xdf905caf';
/** Selector of `executeBatch(ForwardRequestData[],address)`. */
const EXECUTE_BATCH = '0xccf96b4a';
const SELECTOR_BYTES = 4;
const WORD_BYTES = 32;
const ADDRESS_BYTES = 20;

/**
 * Who acted, for events that name nobody: the table "Who acted" in docs/ledger.md.
 *
 * @param forwarder - The ERC-2771 forwarder that the guild trusts.
 */
export function signerOf({ from, to, input }: ChainTransaction, forwarder: Hex): Hex {
  if (to !== forwarder) return from;
  const selector = input.slice(0, 2 + 2 * SELECTOR_BYTES);
  if (selector === EXECUTE) return requestSigner(input) ?? from;
  if (selector === EXECUTE_BATCH) return batchSigner(input) ?? from;
  return from;
}

// Of each request only its first word, the signer, is read: many requests of hostile calldata may share the same bytes.

function requestSigner(input: Hex): Hex | undefined {
  return addressAt(input, follow(input, SELECTOR_BYTES, SELECTOR_BYTES));
}

function batchSigner(input: Hex): Hex | undefined {
  const receiver = addressAt(input, SELECTOR_BYTES + WORD_BYTES);
  if (receiver === undefined || !isZero(receiver)) return undefined;
  const list = follow(input, SELECTOR_BYTES, SELECTOR_BYTES);
  const count = numberAt(input, list) ?? 0;
  if (list === undefined || count === 0) return undefined;
  const first = list + WORD_BYTES;
  const signer = addressAt(input, follow(input, first, first));
  for (let i = 1; i < count; i++) {
    if (addressAt(input, follow(input, first + i * WORD_BYTES, first)) !== signer) return undefined;
  }
  return signer;
}

/** Where the offset at a place leads to, counted from `base`; undefined behind the end. */
function follow(input: Hex, place: number, base: number): number | undefined {
  const offset = numberAt(input, place);
  return offset === undefined ? undefined : base + offset;
}

/** A word that is a length or an offset, so no larger than the calldata. */
function numberAt(input: Hex, place: number | undefined): number | undefined {
  const word = wordAt(input, place);
  const value = word === undefined ? Number.POSITIVE_INFINITY : Number(BigInt(word));
  return value > (input.length - 2) / 2 ? undefined : value;
}

function addressAt(input: Hex, place: number | undefined): Hex | undefined {
  const word = wordAt(input, place);
  return word === undefined ? undefined : (`0x${word.slice(-2 * ADDRESS_BYTES)}` as const);
}

function wordAt(input: Hex, place: number | undefined): Hex | undefined {
  if (place === undefined) return undefined;
  const word = input.slice(2 + 2 * place, 2 + 2 * (place + WORD_BYTES));
  return word.length === 2 * WORD_BYTES ? `0x${word}` : undefined;
}

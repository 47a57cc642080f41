import { hexOf, numberBytesOf, numberOf } from '../encode/hex.ts';
import { keccak } from '../encode/keccak.ts';
import { decodeRlpList, encodeRlp, type Rlp, rlpBytes } from '../encode/rlp.ts';
import type { Hex } from '../types.ts';
import { type Answered, fieldsOf } from './fields.ts';
import { recoverSender } from './recoverSender.ts';
import { DEPOSIT, LEGACY, transactionFields } from './transactionFields.ts';
import { typeOf, withType } from './type.ts';

/** A transaction read of the bytes that its block's transactions root commits to. */
export type Transaction = {
  hash: Hex;
  /** Recovered from its signature; of an OP-stack deposit, as its bytes have it. */
  from: Hex;
  to: Hex | null;
  input: Hex;
  /** The chain that it is signed for; null for one that is valid on every chain. */
  chainId: bigint | null;
};

/**
 * The bytes of a transaction as its block's transactions root commits to them, of a node's answer.
 *
 * @returns Undefined for a type whose fields are not known here.
 * @throws Error naming a field that is missing or wrong
 */
export function encodeTransaction(transaction: Answered): Uint8Array | undefined {
  const type = typeOf(transaction);
  const fields = transactionFields.get(type);
  if (fields === undefined) return undefined;
  return withType(
    type,
    encodeRlp(fieldsOf(fields)({ yParity: transaction.v, ...transaction, mint: transaction.mint ?? '0x0' })),
  );
}

/**
 * Reads a transaction of its bytes.
 *
 * @throws Error when they are none, or of a type that is not known here, whose sender nobody could tell
 */
export function readTransaction(raw: Uint8Array): Transaction {
  const first = raw[0] ?? 0;
  const type = first >= 0xc0 ? LEGACY : first;
  const fields = transactionFields.get(type);
  if (fields === undefined) throw new Error(`it is of type 0x${type.toString(16)}, which is not known here`);
  const items = decodeRlpList(type === LEGACY ? raw : raw.subarray(1));
  if (items.length !== fields.length) throw new Error(`it has ${items.length} fields, not ${fields.length}`);
  const item = (name: string) => rlpBytes(items[fields.findIndex(([field]) => field === name)]);
  const to = item('to');
  if (to.length !== 0 && to.length !== 20) throw new Error('its receiver is no address');
  return {
    hash: hexOf(keccak(raw)),
    to: to.length === 0 ? null : hexOf(to),
    input: hexOf(item('input')),
    ...(type === DEPOSIT ? { from: hexOf(item('from')), chainId: null } : signedOf(type, items)),
  };
}

/** Who signed, and for which chain. The last three fields are the signature. */
function signedOf(type: number, items: readonly Rlp[]): { from: Hex; chainId: bigint | null } {
  const [v, r, s] = items.slice(-3).map(rlpBytes) as [Uint8Array, Uint8Array, Uint8Array];
  const unsigned = items.slice(0, -3);
  if (type !== LEGACY) {
    const digest = keccak(withType(type, encodeRlp(unsigned)));
    return {
      from: recoverSender(digest, { parity: Number(numberOf(v)), r, s }),
      chainId: numberOf(rlpBytes(items[0])),
    };
  }
  const code = numberOf(v);
  const chainId = code < 35n ? null : (code - 35n) / 2n;
  const parity = Number(chainId === null ? code - 27n : (code - 35n) % 2n);
  const none = new Uint8Array(0);
  const signed = chainId === null ? unsigned : [...unsigned, numberBytesOf(`0x${chainId.toString(16)}`), none, none];
  return { from: recoverSender(keccak(encodeRlp(signed)), { parity, r, s }), chainId };
}

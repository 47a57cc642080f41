import { numberBytesOf, numberOf } from '../encode/hex.ts';
import type { Answered } from './fields.ts';

/** The type of a transaction or a receipt, of a node's answer (EIP-2718); 0 for one from before there were types. */
export function typeOf({ type }: Answered): number {
  return typeof type === 'string' ? Number(numberOf(numberBytesOf(type))) : 0;
}

/** The bytes of a transaction or a receipt: its RLP, after its type unless that is 0. */
export function withType(type: number, rlp: Uint8Array): Uint8Array {
  if (type === 0) return rlp;
  const bytes = new Uint8Array(rlp.length + 1);
  bytes[0] = type;
  bytes.set(rlp, 1);
  return bytes;
}

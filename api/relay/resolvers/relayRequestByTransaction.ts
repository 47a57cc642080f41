import { isHexString } from 'ethers';
import { fault } from '../../errors.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

const HASH_BYTES = 32;

/**
 * Resolver of `Query.relayRequestByTransaction`.
 *
 * @throws `BAD_USER_INPUT` when the hash is none.
 */
export async function relayRequestByTransaction(
  _parent: unknown,
  { hash }: { hash: unknown },
  { relay }: RelayContext,
): Promise<RelayRequest | null> {
  if (!isHexString(hash, HASH_BYTES)) {
    throw fault('BAD_USER_INPUT', 'The argument hash is no hash of a transaction: give 0x and 64 hexadecimal digits.');
  }
  const row = await relay.findByTransaction(hash.toLowerCase());
  return row ? toRelayRequest(row) : null;
}

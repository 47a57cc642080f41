import { dataSlice } from 'ethers';
import { ADDRESS_BYTES, idBytes } from '../prepare/find/ids.ts';

/** A reward that vests: whose, and its number there, from 1. */
export type GrantKey = { rewards: string; account: string; number: bigint };

/**
 * A vesting reward's id: `Rewards contract ‖ account ‖ be4(number)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseGrantId(id: unknown, field: string[]): GrantKey {
  const form = 'the Rewards contract (20 bytes), the account (20 bytes) and the number (4 bytes)';
  const bytes = idBytes(id, field, { length: 44, what: 'a grant', form });
  return {
    rewards: dataSlice(bytes, 0, ADDRESS_BYTES),
    account: dataSlice(bytes, 20, 40),
    number: BigInt(dataSlice(bytes, 40, 44)),
  };
}

import { getBytes } from 'ethers';

const TRANSACTION = 21_000n;
const PER_ADDRESS = 2_400n;
const PER_STORAGE_KEY = 1_900n;

/** What of a transaction costs gas before it runs. */
type Sent = {
  /** Calldata, hex. */
  data: string;
  /** How many entries its access list has. */
  accessList: { addresses: number; keys: number };
};

/** What a transaction with this calldata costs before it runs, in units. */
export function gasBeforeRun(data: string): bigint {
  return TRANSACTION + 4n * tokensOf(data);
}

/**
 * Least gas limit of a call, in units: what it costs before it runs, and not less than the floor for its calldata.
 *
 * @see https://eips.ethereum.org/EIPS/eip-2930
 * @see https://eips.ethereum.org/EIPS/eip-7623
 */
export function intrinsicGas({ data, accessList }: Sent): bigint {
  const access = BigInt(accessList.addresses) * PER_ADDRESS + BigInt(accessList.keys) * PER_STORAGE_KEY;
  const run = gasBeforeRun(data) + access;
  const floor = TRANSACTION + 10n * tokensOf(data);
  return run > floor ? run : floor;
}

function tokensOf(data: string): bigint {
  return getBytes(data).reduce((sum, byte) => sum + (byte === 0 ? 1n : 4n), 0n);
}

/** What the forwarder needs beside the call itself: the transaction's own 21,000, its checks and its records. */
const OVERHEAD_GAS = 100_000n;
/** The dearest that a byte of calldata can be (EIP-7623). */
const GAS_PER_BYTE = 40n;

/**
 * Gas limit of a transaction with which the forwarder can hand a call all of its gas: it keeps a 64th (EIP-150).
 *
 * @param gas - The call's gas, in units.
 * @param dataLength - The call's data, in bytes.
 */
export function forwardGas(gas: bigint, dataLength: number): bigint {
  return (gas * 64n) / 63n + OVERHEAD_GAS + BigInt(dataLength) * GAS_PER_BYTE;
}

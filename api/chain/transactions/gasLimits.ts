/**
 * Most gas of any transaction, in units.
 *
 * @see https://eips.ethereum.org/EIPS/eip-7825
 */
export const MOST_TRANSACTION_GAS = 2n ** 24n;

/** As much of a gas limit as a transaction may have. */
export function withinTransaction(gas: bigint): bigint {
  return gas > MOST_TRANSACTION_GAS ? MOST_TRANSACTION_GAS : gas;
}

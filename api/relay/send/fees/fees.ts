/** Fees per gas of an EIP-1559 transaction, in wei. */
export type Fees = { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint };

/**
 * Fees for a transaction to be mined soon: the base fee may double before it waits.
 *
 * @param suggestedTip - In wei, as the other two.
 * @returns Undefined when even the present base fee is above the cap.
 */
export function quoteFees(suggestedTip: bigint, baseFeePerGas: bigint, capWei: bigint): Fees | undefined {
  if (baseFeePerGas + 1n > capWei) return undefined;
  const maxFeePerGas = least(2n * baseFeePerGas + suggestedTip, capWei);
  return { maxFeePerGas, maxPriorityFeePerGas: least(suggestedTip, maxFeePerGas) };
}

/**
 * Fees of a transaction that replaces another: both raised by an eighth and a wei, which every node takes, or to what
 * is quoted now if that is more.
 *
 * @returns Undefined when that is above the cap.
 */
export function replacementFees(old: Fees, quoted: Fees, capWei: bigint): Fees | undefined {
  const maxFeePerGas = most(raised(old.maxFeePerGas), quoted.maxFeePerGas);
  const maxPriorityFeePerGas = most(raised(old.maxPriorityFeePerGas), quoted.maxPriorityFeePerGas);
  if (maxFeePerGas > capWei) return undefined;
  return { maxFeePerGas: most(maxFeePerGas, maxPriorityFeePerGas), maxPriorityFeePerGas };
}

function raised(fee: bigint): bigint {
  return (fee * 9n) / 8n + 1n;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

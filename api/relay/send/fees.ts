import type { ChainNode } from '../../chain/node.ts';

/** Fees per gas of an EIP-1559 transaction, in wei. */
export type Fees = { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint };

/** Where a node does not suggest a tip: one gwei. */
const DEFAULT_TIP_WEI = 1_000_000_000n;

/**
 * Fees for a transaction to be mined soon: the base fee may double before it waits.
 *
 * @returns undefined when even the present base fee is above the cap
 */
export async function quoteFees(
  node: Pick<ChainNode, 'suggestedTip'>,
  baseFeePerGas: bigint,
  capWei: bigint,
): Promise<Fees | undefined> {
  const suggested = await node.suggestedTip().catch(() => DEFAULT_TIP_WEI);
  if (baseFeePerGas + 1n > capWei) return undefined;
  const maxFeePerGas = least(2n * baseFeePerGas + suggested, capWei);
  return { maxFeePerGas, maxPriorityFeePerGas: least(suggested, maxFeePerGas) };
}

/**
 * Fees of a transaction that replaces another: both raised by an eighth and a wei, which every node takes, or to what
 * is quoted now if that is more.
 *
 * @returns undefined when that is above the cap
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

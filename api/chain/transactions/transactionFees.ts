import type { TransactionLike } from 'ethers';
import type { Chain } from '../chain.ts';

/**
 * Type and fees of a transaction, as ethers takes them. On a chain without base fees it is a legacy one (EIP-155),
 * whose gas price is the highest fee.
 *
 * @param fees - Per gas, in wei.
 */
export function transactionFees(
  { transactionType }: Pick<Chain, 'transactionType'>,
  { maxFeePerGas, maxPriorityFeePerGas }: { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint },
): Pick<TransactionLike, 'type' | 'gasPrice' | 'maxFeePerGas' | 'maxPriorityFeePerGas'> {
  if (transactionType === 0) return { type: 0, gasPrice: maxFeePerGas };
  return { type: 2, maxFeePerGas, maxPriorityFeePerGas };
}

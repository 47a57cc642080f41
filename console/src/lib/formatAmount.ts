import { amountParts } from './amountParts.ts';
import { formatCount } from './formatCount.ts';

/**
 * Writes an amount in whole units, exactly: groups of three, at least two decimals where the token has them, never
 * rounded.
 *
 * @param amount - In the token's smallest unit.
 * @param decimals - The token's decimals.
 * @example formatAmount(11_700_500_000n, 6) // '11,700.50'
 */
export function formatAmount(amount: bigint, decimals: number): string {
  const { sign, whole, fraction } = amountParts(amount, decimals);
  const shown = decimals === 0 ? '' : fraction.padEnd(Math.min(2, decimals), '0');
  return `${sign}${formatCount(BigInt(whole))}${shown && `.${shown}`}`;
}

import { amountParts } from './amountParts.ts';

/**
 * Writes an amount in whole units for files and pictures: exactly, without groups or trailing zeros.
 *
 * @param amount - In the token's smallest unit.
 * @param decimals - The token's decimals.
 * @example decimalAmount(-11_700_500_000n, 6) // '-11700.5'
 */
export function decimalAmount(amount: bigint, decimals: number): string {
  const { sign, whole, fraction } = amountParts(amount, decimals);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

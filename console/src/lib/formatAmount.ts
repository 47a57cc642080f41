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
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = formatCount(BigInt(digits.slice(0, digits.length - decimals)));
  const significant = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const fraction = decimals === 0 ? '' : significant.padEnd(Math.min(2, decimals), '0');
  return `${amount < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

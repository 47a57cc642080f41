/**
 * Writes an amount in whole units for files and pictures: exactly, without groups or trailing zeros.
 *
 * @param amount - In the token's smallest unit.
 * @param decimals - The token's decimals.
 * @example decimalAmount(-11_700_500_000n, 6) // '-11700.5'
 */
export function decimalAmount(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

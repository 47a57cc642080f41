/**
 * Reads an amount as people write it, in whole units; groups of three may have commas.
 *
 * @param decimals - The token's decimals.
 * @returns The amount in the token's smallest unit; undefined for what is no amount, or has more decimals than the token.
 * @example parseAmount('1,250.5', 6) // 1_250_500_000n
 */
export function parseAmount(text: string, decimals: number): bigint | undefined {
  const [, whole = '', fraction = ''] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  const significant = fraction.replace(/0+$/, '');
  if (whole === '' || significant.length > decimals) return undefined;
  return BigInt(whole.replaceAll(',', '') + significant.padEnd(decimals, '0'));
}

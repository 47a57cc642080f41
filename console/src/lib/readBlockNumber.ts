/**
 * Reads a block's number as somebody typed it, perhaps in groups of three.
 *
 * @returns Undefined for an empty text.
 * @throws Error that says what to write
 */
export function readBlockNumber(text: string): number | undefined {
  const digits = text.replaceAll(/[,\s]/g, '');
  if (digits === '') return undefined;
  if (!/^\d{1,9}$/.test(digits)) throw new Error(`“${text}” is no block number: write digits only.`);
  return Number(digits);
}

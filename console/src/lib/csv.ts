/** What a cell of a file holds. */
export type CsvValue = string | number | bigint | boolean | null | undefined;

const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Writes rows as RFC 4180 has it, so that no spreadsheet takes a text of strangers for a formula: such texts get an apostrophe
 * in front.
 *
 * @param rows - The first one names the columns.
 */
export function toCsv(rows: CsvValue[][]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const harmless = STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Puts a table of Markdown in the place of the one in a document that begins with the same line.
 *
 * @param document - The text, with such a table.
 * @param table - The new one.
 * @returns The text with the new one in it.
 * @throws Error when the document has no such table.
 */
export function replaceTable(document: string, table: string): string {
  const [head = ''] = table.split('\n', 1);
  const start = document.indexOf(`${head}\n`);
  if (start < 0) throw new Error(`The document has no table that begins with: ${head}`);
  const [shown = ''] = document.slice(start).match(/^(\|.*\n)*\|.*/) ?? [];
  return document.slice(0, start) + table + document.slice(start + shown.length);
}

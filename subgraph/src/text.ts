/**
 * What full-text search sees of a text. PostgreSQL takes no more than 1 MB of different words at once: one row above that
 * stops graph-node for good, and its health says nothing.
 */
export const SEARCH_LIMIT: i32 = 16_384;

/**
 * Cuts a text to at most `limit` UTF-16 code units, never through a surrogate pair: the store refuses half of one.
 */
export function clampText(text: string, limit: i32): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.substring(0, splitsPair ? limit - 1 : limit);
}

/**
 * The first line that is not blank, without Markdown's heading marks and surrounding spaces.
 *
 * @example firstLine('\n# Fund the audit\n\nBecause …') // 'Fund the audit'
 */
export function firstLine(text: string): string {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = withoutHeadingMarks(text.substring(start, end).trim());
    if (line.length > 0) return line;
    start = end + 1;
  }
  return '';
}

function withoutHeadingMarks(line: string): string {
  let start = 0;
  while (start < line.length && line.charAt(start) == '#') start++;
  return line.substring(start).trim();
}

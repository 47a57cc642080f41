import { Bytes } from '@graphprotocol/graph-ts';

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

/** UTF-8 takes no more bytes for a UTF-16 code unit, and has no more after a character's first. */
const MAX_UTF8_BYTES: i32 = 3;

/**
 * The beginning of bytes as text, of at most `limit` UTF-16 code units; null when they are no text: not UTF-8, or with zero
 * bytes, which graph-node drops. Bytes that are not needed are not looked at.
 */
export function utf8Beginning(bytes: Bytes, limit: i32): string | null {
  const length = characterEnd(bytes, limit * MAX_UTF8_BYTES);
  const beginning = Bytes.fromUint8Array(bytes.subarray(0, length));
  const text = beginning.toString();
  if (text.includes('\0') || Bytes.fromUTF8(text) != beginning) return null;
  return clampText(text, limit);
}

/** The last end of a character at or before an offset; of what is not UTF-8, some offset. */
function characterEnd(bytes: Bytes, offset: i32): i32 {
  if (bytes.length <= offset) return bytes.length;
  let end = offset;
  while (offset - end < MAX_UTF8_BYTES && isContinuation(bytes[end])) end--;
  return end;
}

function isContinuation(byte: u8): bool {
  return (byte & 0xc0) == 0x80;
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

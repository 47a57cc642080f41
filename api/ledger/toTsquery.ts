/** So much of a text is read: a `to_tsquery` of tens of thousands of words is deeper than PostgreSQL's stack. */
const LONGEST = 1_024;
/** A phrase in quotes, the last of which may be missing, a word, or `|`. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"|]+))|\|/g;

/**
 * Writes what people type into a search box as a PostgreSQL `to_tsquery`. Every text becomes a valid one; a text without
 * words becomes the empty one, which finds nothing.
 *
 * Each word or phrase is one quoted operand, so that PostgreSQL splits it as it splits the texts that are searched:
 * `guild.eth` stays one word, and a phrase becomes words that follow each other.
 *
 * @param text - Words that must all be there, `"a phrase"`, `-word` for one that must not, `or` or `|` between
 * alternatives, `begin*` for a word that begins so. Only its first 1,024 characters count.
 * @see https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-PARSING-QUERIES
 */
export function toTsquery(text: string): string {
  const alternatives: string[][] = [[]];
  // Cut first: the end may be half a character then. PostgreSQL takes no zero bytes.
  const readable = text.slice(0, LONGEST).toWellFormed().replaceAll('\0', ' ');
  for (const [, minus, phrase, word] of readable.matchAll(TERM)) {
    const content = phrase ?? word?.replace(/\*+$/, '');
    if (content === undefined || (!minus && word?.toLowerCase() === 'or')) alternatives.push([]);
    else if (content.trim()) {
      alternatives.at(-1)?.push(`${minus ? '!' : ''}${quoted(content)}${word?.endsWith('*') ? ':*' : ''}`);
    }
  }
  return alternatives
    .filter((words) => words.length > 0)
    .map((words) => words.join(' & '))
    .join(' | ');
}

function quoted(content: string): string {
  return `'${content.replaceAll(/['\\]/g, '$&$&')}'`;
}

import type { GraphQLError } from 'graphql';
import { fault } from '../../errors.ts';
import { commonWord, isCommon } from './commonWords.ts';
import { wordBeginnings } from './wordBeginnings.ts';

/** So much of a text is read: a `to_tsquery` of tens of thousands of words is deeper than PostgreSQL's stack. */
const LONGEST = 1_024;
/** Each word that is only begun is some forty to PostgreSQL. */
const MOST_BEGUN = 16;
/** So many words are named in a refusal. */
const MOST_TOLD = 5;
/** A phrase in quotes, the last of which may be missing, a word, or `|`. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"|]+))|\|/g;

/** A word or phrase as an operand of a `to_tsquery`; without one, it has only words that PostgreSQL does not look for. */
type Term = { content: string; operand: string | undefined; isBegun: boolean };

/**
 * Writes what people type into a search box as a PostgreSQL `to_tsquery`. Every text becomes a valid one; a text without
 * words becomes the empty one, which finds nothing.
 *
 * Each word or phrase is one quoted operand, so that PostgreSQL splits it as it splits the texts that are searched:
 * `guild.eth` stays one word, and a phrase becomes words that follow each other.
 *
 * @param text - Words that must all be there, `"a phrase"`, `-word` for one that must not, `or` or `|` between
 * alternatives, `begin*` for a word that begins so. Only its first 1,024 characters count.
 * @param place - Names the text in faults.
 * @throws BAD_USER_INPUT when nothing of the text, or of one of its alternatives, can be looked for, and for more than 16
 * different `begin*`
 * @see https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-PARSING-QUERIES
 */
export function toTsquery(text: string, place: string): string {
  const read = readAlternatives(text);
  if (new Set(read.flat().flatMap(({ isBegun, content }) => (isBegun ? content : []))).size > MOST_BEGUN) {
    const message = `\`${place}\` has more than ${MOST_BEGUN} words with \`*\`: write some of them out, or search twice.`;
    throw fault('BAD_USER_INPUT', message);
  }
  const alternatives = read.map((terms) => {
    const operands = terms.flatMap(({ operand }) => operand ?? []);
    if (terms.length > 0 && operands.length === 0) throw tooCommon(terms, place);
    return [...new Set(operands)].join(' & ');
  });
  return [...new Set(alternatives)].filter(Boolean).join(' | ');
}

function readAlternatives(text: string): Term[][] {
  const alternatives: Term[][] = [[]];
  // Cut first: the end may be half a character then. PostgreSQL takes no zero bytes.
  const readable = text.slice(0, LONGEST).toWellFormed().replaceAll('\0', ' ');
  for (const [, minus, phrase, word] of readable.matchAll(TERM)) {
    const content = phrase ?? word?.replace(/\*+$/, '');
    if (content === undefined || (!minus && word?.toLowerCase() === 'or')) alternatives.push([]);
    else if (content.trim()) {
      const isBegun = word?.endsWith('*') ?? false;
      const found = isBegun ? beginningOperand(content) : wordOperand(content);
      alternatives.at(-1)?.push({ content, operand: minus && found ? `!${found}` : found, isBegun });
    }
  }
  return alternatives;
}

function wordOperand(content: string): string | undefined {
  return isCommon(content) ? undefined : quoted(content);
}

function beginningOperand(content: string): string | undefined {
  if (isCommon(content) && commonWord(content) === undefined) return undefined;
  const { beginnings, words } = wordBeginnings(content);
  return `(${[...beginnings.map((beginning) => `${quoted(beginning)}:*`), ...words.map(quoted)].join(' | ')})`;
}

function quoted(content: string): string {
  return `'${content.replaceAll(/['\\]/g, '$&$&')}'`;
}

function tooCommon(terms: readonly Term[], place: string): GraphQLError {
  const different = [...new Set(terms.map(({ content }) => `“${content}”`))];
  const words = different.slice(0, MOST_TOLD).join(', ');
  const way = 'Add another word, or put `*` after one to find words that begin with it.';
  return fault('BAD_USER_INPUT', `\`${place}\` looks for ${words}: too common in English to be found. ${way}`);
}

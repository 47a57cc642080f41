/**
 * The words that PostgreSQL's English dictionary takes for too common to keep or to look for, by an ending: with it, a word
 * is no such word any more, and its stem is the word itself.
 *
 * @see https://www.postgresql.org/docs/current/textsearch-dictionaries.html#TEXTSEARCH-STOPWORDS
 */
const WORDS_BY_ENDING = {
  ful: `myself our ours ourselves your yours yourself yourselves him his himself her hers herself it its itself they them
    their theirs themselves what which whom this that these those am are is was were been being have has having had does
    did doing an and but if or as until while of at for with about against between into through during after below from
    up down in out on off over under again further then here there when where how all any both each few more most other
    some such nor not only own same than very can will just don should now`,
  ingly: 'i me my we you he she who be do a the by to no so too',
  ed: 'because before above once',
  /** No ending does it. */
  '': 'why s t',
};
const ENDINGS = new Map(
  Object.entries(WORDS_BY_ENDING).flatMap(([ending, words]) => words.split(/\s+/).map((word) => [word, ending])),
);

/** Whether a text has words, all of which are too common to be looked for. */
export function isCommon(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.every((word) => ENDINGS.has(word));
}

/** A text’s only word, when it is a common one, and the ending with which it can be looked for, empty where none does it. */
export function commonWord(text: string): { word: string; ending: string } | undefined {
  const [word = '', ...others] = wordsOf(text);
  const ending = ENDINGS.get(word);
  return ending === undefined || others.length > 0 ? undefined : { word, ending };
}

/** The words of a text, nearly as PostgreSQL reads them: `so-so` and `own.it` are one each, of which no part is dropped. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-./@][\p{L}\p{N}]+)*/gu) ?? [];
}

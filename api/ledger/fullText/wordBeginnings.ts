import { commonWord } from './commonWords.ts';

/** What PostgreSQL takes off the end of an English word to get to its stem. */
const ENDINGS = `es ed edly eed ied ies ing ingly ly al ally ality alism alize ance ancy ant able ably ability ate ation
  ational ative ator ence ency ent ently ement er ful fully fulness ible ibility ic ical icate icity ion ism ity ive
  iveness ivity ize izer ization less lessly ment ness ogy ous ously ousness`.split(/\s+/);
/** What may come next in a word. */
const NEXT = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
/** What is otherwise in a stem than in a longer word: `policy` has the stem `polici`, `voting` has `vote`. */
const CHANGED = /(?:y|ed|ing)s?$/i;

/**
 * What to look for so that all words are found that begin so. PostgreSQL makes a stem of a beginning too, which it compares
 * with the stems of words, and drops it where it is a common word by itself.
 */
export function wordBeginnings(beginning: string): { beginnings: string[]; words: string[] } {
  const words = wordsWith(beginning);
  const common = commonWord(beginning);
  if (common) return { beginnings: common.ending ? [common.word + common.ending] : longer(common.word), words };
  return { beginnings: [beginning, ...(CHANGED.test(beginning) ? longer(beginning) : [])], words };
}

function longer(beginning: string): string[] {
  return NEXT.map((next) => `${beginning}${next}${commonWord(beginning + next)?.ending ?? ''}`);
}

/**
 * Words that begin so and whose stems may be shorter: `governan` begins no stem, but `governance` has the stem `govern`, as
 * `governed` has.
 */
function wordsWith(beginning: string): string[] {
  if (!/[a-z]$/i.test(beginning)) return [];
  const lower = beginning.toLowerCase();
  const words = ENDINGS.flatMap((ending) =>
    Array.from(ending, (_, begun) => begun)
      .filter((begun) => begun > 0 && lower.endsWith(ending.slice(0, begun)))
      .map((begun) => lower + ending.slice(begun)),
  );
  // Only with an ending a doubled letter becomes one: `planning` has the stem `plan`.
  return [...new Set([...words, `${lower}ing`])];
}

/** Characters that are not seen as they are: controls, directions of writing, and what has no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text that strangers have chosen, with nothing hidden in it: what nobody would see is shown by its code point. */
export function visibly(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

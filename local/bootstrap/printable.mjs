/** Characters that a terminal does not show as they are: controls, directions of writing, and what has no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A line as a terminal can be given it, whoever wrote what is in it: what nobody would see is escaped as JSON does, line ends
 * too. JSON stays the JSON that it was.
 *
 * @param {string} line
 * @returns {string}
 */
export function printable(line) {
  return line.replace(UNSEEN, escaped);
}

/**
 * The same for text of several lines.
 *
 * @param {string} text
 * @returns {string}
 */
export function printableLines(text) {
  return text.split('\n').map(printable).join('\n');
}

/** @param {string} character */
function escaped(character) {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

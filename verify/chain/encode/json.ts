/** Levels of lists and objects: nothing that is read here has as many, and what walks down more of them breaks. */
const DEEPEST = 500;

/**
 * The value of a text of JSON (RFC 8259) that means the same to every reader: of two fields with one name, some take the
 * first and some the last; and what lies very deep, some cannot read at all.
 *
 * @throws SyntaxError when it is not JSON, a field of an object comes twice, or it lies too deep
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (namesIn(text) !== namesOf(value)) throw new SyntaxError('a field of an object comes twice');
  return value;
}

/** How many fields a text of JSON names. */
function namesIn(text: string): number {
  let count = 0;
  for (const [, isName] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) if (isName !== undefined) count += 1;
  return count;
}

/** How many fields a value has, with those of all that is in it. @throws SyntaxError when something lies too deep */
function namesOf(value: unknown): number {
  let count = 0;
  let level: object[] = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new SyntaxError(`lists and objects lie in each other on more than ${DEEPEST} levels`);
    const next: object[] = [];
    for (const one of level) {
      const items: unknown[] = Object.values(one);
      if (!Array.isArray(one)) count += items.length;
      for (const item of items) if (isNested(item)) next.push(item);
    }
    level = next;
  }
  return count;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * The value of a text of JSON (RFC 8259) that means the same to every reader: of two fields with one name, some take the
 * first and some the last.
 *
 * @throws SyntaxError when it is not JSON, or a field of an object comes twice
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

/** How many fields a value has, with those of all that is in it. */
function namesOf(value: unknown): number {
  let count = 0;
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const items = Object.values(one);
    if (!Array.isArray(one)) count += items.length;
    for (const item of items) if (typeof item === 'object') left.push(item);
  }
  return count;
}

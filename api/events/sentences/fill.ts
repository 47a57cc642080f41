/** A part of a sentence: words, or what stands for a value. */
type Part = string | { name: string; form: string | undefined; choice: [Part[], Part[]] | undefined };

/** How a value is looked up: in words, and whether it is zero, empty or false. */
export type Values = { inWords(name: string, form: string | undefined): string; isSet(name: string): boolean };

const parsed = new Map<string, Part[]>();
const NAME = /\{([\w.]+)(?::(\w+))?/y;

/** Puts values into a sentence of `sentence.ts`. */
export function fill(sentence: string, values: Values): string {
  let parts = parsed.get(sentence);
  if (parts === undefined) {
    parts = parse(sentence, { at: 0 }, '');
    parsed.set(sentence, parts);
  }
  const text = write(parts, values);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The names of the values that a sentence asks for, with their forms. */
export function namesIn(sentence: string): { name: string; form: string | undefined }[] {
  const collect = (parts: readonly Part[]): { name: string; form: string | undefined }[] =>
    parts.flatMap((part) =>
      typeof part === 'string' ? [] : [{ name: part.name, form: part.form }, ...(part.choice ?? []).flatMap(collect)],
    );
  return collect(parse(sentence, { at: 0 }, ''));
}

function write(parts: readonly Part[], values: Values): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.choice === undefined) return values.inWords(part.name, part.form);
      return write(part.choice[values.isSet(part.name) ? 0 : 1], values);
    })
    .join('');
}

/** Reads parts up to one of the ends, or to the end of the sentence. */
function parse(sentence: string, place: { at: number }, ends: string): Part[] {
  const parts: Part[] = [];
  while (place.at < sentence.length && !ends.includes(sentence.charAt(place.at))) {
    if (sentence[place.at] === '{') parts.push(parseValue(sentence, place));
    else {
      const from = place.at;
      while (place.at < sentence.length && !`{${ends}`.includes(sentence.charAt(place.at))) place.at += 1;
      parts.push(sentence.slice(from, place.at));
    }
  }
  return parts;
}

function parseValue(sentence: string, place: { at: number }): Part {
  NAME.lastIndex = place.at;
  const [found = '', name = '', form] = NAME.exec(sentence) ?? [];
  place.at += found.length;
  const choice = sentence[place.at] === '?' ? parseChoice(sentence, place) : undefined;
  if (found === '' || sentence[place.at] !== '}') throw new Error(`“${sentence}” is broken at ${place.at}.`);
  place.at += 1;
  return { name, form, choice };
}

function parseChoice(sentence: string, place: { at: number }): [Part[], Part[]] {
  const option = (ends: string) => {
    place.at += 1;
    return parse(sentence, place, ends);
  };
  return [option('|'), option('}')];
}

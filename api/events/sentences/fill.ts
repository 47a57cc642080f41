/** A part of a sentence: words, or what stands for a value. */
type Part = string | Value;
type Value = {
  name: string;
  equal: string | undefined;
  form: string | undefined;
  choice: [Part[], Part[]] | undefined;
};

/** How a value is looked up: in words, whether it is zero, empty or false, and whether it is that of another name. */
export type Values = {
  inWords(name: string, form: string | undefined): string;
  isSet(name: string): boolean;
  isEqual(name: string, other: string): boolean;
};

const parsed = new Map<string, Part[]>();
const NAME = /\{([\w.]+)(?:=([\w.]+))?(?::(\w+))?/y;

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
      typeof part === 'string' ? [] : [...namesOf(part), ...(part.choice ?? []).flatMap(collect)],
    );
  return collect(parse(sentence, { at: 0 }, ''));
}

function namesOf({ name, equal, form }: Value): { name: string; form: string | undefined }[] {
  return [{ name, form }, ...(equal === undefined ? [] : [{ name: equal, form: undefined }])];
}

function write(parts: readonly Part[], values: Values): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.choice === undefined) return values.inWords(part.name, part.form);
      const isChosen = part.equal === undefined ? values.isSet(part.name) : values.isEqual(part.name, part.equal);
      return write(part.choice[isChosen ? 0 : 1], values);
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
  const [found = '', name = '', equal, form] = NAME.exec(sentence) ?? [];
  place.at += found.length;
  const choice = sentence[place.at] === '?' ? parseChoice(sentence, place) : undefined;
  if (found === '' || sentence[place.at] !== '}') throw new Error(`“${sentence}” is broken at ${place.at}.`);
  place.at += 1;
  return { name, equal, form, choice };
}

function parseChoice(sentence: string, place: { at: number }): [Part[], Part[]] {
  const option = (ends: string) => {
    place.at += 1;
    return parse(sentence, place, ends);
  };
  return [option('|'), option('}')];
}

import { type DecodedEvent, valueIn } from '../eventOf.ts';
import { sentences } from '../sentenceOf.ts';
import { namesIn } from '../sentences/fill.ts';

/** A record that a sentence is about; `entry` tells who acted, and the proposal. */
export type SentenceSubject = 'project' | 'proposal' | 'budget' | 'round' | 'token' | 'entry';

const NOBODY = /^0x0+$/;
/** Forms that write a value by the token of the event. */
const OF_TOKEN: ReadonlySet<string | undefined> = new Set(['amount', 'pointRate', 'rate', 'token']);

const askedBy = new Map<string, { names: ReadonlySet<string>; isOfToken: boolean }>();

/** What must be read to say an event in a sentence. */
export function neededSubjects(event: DecodedEvent): SentenceSubject[] {
  const { names, isOfToken } = asksOf(`${event.contract} ${event.name}`);
  const has = (name: string) => valueIn(event, name) !== undefined;
  const needed = new Set<SentenceSubject>();
  if (names.has('project') || names.has('milestone')) needed.add('project');
  if (names.has('operation')) needed.add('entry');
  if (names.has('actor') && NOBODY.test(String(valueIn(event, 'actor') ?? '0x0'))) needed.add('entry');
  if (names.has('proposal') && !needed.has('entry')) needed.add('proposal');
  if (isOfToken && has('token')) needed.add('token');
  else if (isOfToken) for (const one of ['round', 'budget', 'project'] as const) if (has(`${one}Id`)) needed.add(one);
  return [...needed];
}

function asksOf(event: string) {
  const known = askedBy.get(event);
  if (known !== undefined) return known;
  const asked = namesIn(sentences[event] ?? '');
  const made = {
    names: new Set(asked.map(({ name }) => name)),
    isOfToken: asked.some(({ form }) => OF_TOKEN.has(form)),
  };
  askedBy.set(event, made);
  return made;
}

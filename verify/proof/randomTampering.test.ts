import { expect } from 'chai';
import { type ProvenEntry, proveEntries } from '../../testing/chains/provenEntries.ts';
import { createRandom } from '../../testing/random.ts';
import { checkEntryProof } from './checkEntryProof.ts';
import { readEntryProof } from './readEntryProof.ts';

const ROUNDS = 10_000;
const random = createRandom(Number(BigInt(process.env.GUILDHALL_FUZZ_SEED ?? '13') & 0xffffffffn));
const guilds = [proveEntries(4, 31_337n), proveEntries(5, 31_337n), proveEntries(4, 5n)] as const;
const { premises } = guilds[0];
/** Nothing shows the number of the last, which no anchor covers. */
const entries = guilds[0].entries.slice(0, -1);
const all = guilds.flatMap((guild) => guild.entries);

type Json = string | number | bigint | null | Json[] | { [name: string]: Json };
type Place = { holder: { [name: string]: Json }; name: string };

/** Every value within a value, with where it is. */
function placesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as { [name: string]: Json };
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name] as Json)]);
}

/** Changes a value into another one of its kind. */
function changed(value: Json, inAnother: Json | undefined): Json {
  if (inAnother !== undefined && random.once(3)) return inAnother;
  if (typeof value === 'number') return Math.max(0, value + random.pick([-1, 1, 2, 1000]));
  if (typeof value === 'bigint') return value + random.pick([-1n, 1n, 2n ** 64n]);
  if (typeof value === 'string') return changedText(value);
  if (Array.isArray(value)) return changedList(value);
  return value;
}

function changedText(text: string): string {
  const at = 2 + random.number(Math.max(1, text.length - 2));
  if (random.once(5)) return text.slice(0, -2);
  if (random.once(5)) return `${text}00`;
  return `${text.slice(0, at)}${random.number(16).toString(16)}${text.slice(at + 1)}`;
}

function changedList(list: Json[]): Json[] {
  const at = random.number(list.length);
  if (random.once(3)) return list.toSpliced(at, 1);
  return random.once(2) ? list.toSpliced(at, 0, random.pick(list)) : random.shuffled(list);
}

describe('a proof that is changed at random', () => {
  it(`does not show all that the true one shows, ${ROUNDS} times`, () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const given = random.pick(entries);
      const tampered = structuredClone(given);
      const donor = structuredClone(random.pick(all));
      const places = placesIn(tampered as unknown as Json);
      const { holder, name } = random.pick(places);
      const twin = random.pick(placesIn(donor as unknown as Json).filter((place) => place.name === name));
      holder[name] = changed(holder[name] as Json, twin?.holder[twin.name]);
      if (isSame(tampered, given)) continue;
      if (showsAll(tampered)) expect.fail(`round ${round}: ${name} of ${show(given)} became ${show(tampered)}`);
    }
  });
});

function showsAll({ proof, entry }: ProvenEntry): boolean {
  try {
    const { steps } = checkEntryProof(readEntryProof(proof), entry, premises);
    return steps.every(({ outcome }) => outcome === 'shown');
  } catch {
    return false;
  }
}

function isSame(one: ProvenEntry, other: ProvenEntry): boolean {
  return show(one) === show(other);
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}` : inner));
}

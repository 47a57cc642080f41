import type { Random } from '../../../testing/random.ts';
import { idOf, type Rows, readFilterName, type Value } from './evaluate.ts';

/** Texts that mean something to SQL, JSON or Unicode. */
const TEXTS = ['', '%', '_', '\\', '50%', '%a%', "'", '"', 'бюджет', 'ΣΊΣ', 'i', 'ß', 'ẞ', '🌱', 'a_b', '\\%', 'ı'];
const LOOKS_INTO = /contains|with/;

/** A value for a filter: of a row, near one, or of none. @returns Undefined when no row tells what it could be. */
export function valueFor(ledger: Rows, random: Random, entity: string, filter: string): Value | undefined {
  const { field, operator } = readFilterName(filter);
  const kind = ledger.kinds.get(entity)?.[field]?.kind ?? '';
  const rows = [...(ledger.rows.get(entity)?.values() ?? [])];
  const values = rows.map((row) => row[field]).filter((value) => value != null);
  const known = values.length > 0 ? idOf(random.pick(values) as Value) : undefined;
  if (kind === 'Boolean') return known ?? random.pick([true, false]);
  if (kind === 'Int') return known ?? random.pick([0, 1]);
  if (['BigInt', 'Int8', 'Timestamp'].includes(kind)) return String(known ?? random.pick(['0', '1', '123456789']));
  if (kind === 'Bytes') return nearBytes(String(known ?? '0x12ab'), operator, random);
  if (kind !== 'String' && kind !== 'ID') return known;
  if (LOOKS_INTO.test(operator) && random.once(2)) return random.pick(TEXTS);
  const text = String(known ?? random.pick(TEXTS));
  return LOOKS_INTO.test(operator) ? partOf(text, random) : text;
}

function partOf(text: string, random: Random): string {
  const from = random.pick([0, 0, Math.floor(text.length / 2)]);
  const cut = [...text].slice(from, random.pick([undefined, from + 3])).join('');
  return random.pick([cut, cut.toUpperCase(), cut.toLowerCase()]);
}

function nearBytes(bytes: string, operator: string, random: Random): string {
  if (operator.includes('contains')) return random.pick([bytes, `0x${bytes.slice(4, 8)}`]);
  return random.pick([bytes, bytes.toUpperCase().replace('X', 'x')]);
}

/** Writes a value as a literal. */
export function write(value: unknown, isEnum: boolean): string {
  if (Array.isArray(value)) return `[${value.map((one) => write(one, isEnum)).join(', ')}]`;
  return isEnum ? String(value) : JSON.stringify(value ?? null);
}

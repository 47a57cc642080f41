/** A value of a row as GraphQL gives it: whole numbers of any size are texts, references are objects with an id. */
export type Value = string | number | boolean | null | { id: string } | { id: string }[] | string[];
export type Row = { id: string } & Record<string, Value>;

/** A filter of a `where`, taken apart: which field it looks at and how. */
export type FilterName = { field: string; operator: string };

/** What the fields of an entity are: the kind of their values, and the entity that they refer to. */
export type FieldKinds = Record<string, { kind: string; entity?: string }>;

/** All rows of the ledger's entities by id, and what their fields are. */
export type Rows = { rows: Map<string, Map<string, Row>>; kinds: Map<string, FieldKinds> };
/** A `where`; what is undefined in it filters nothing. */
export type Where = Record<string, unknown>;

const WHOLE_NUMBERS = new Set(['BigInt', 'Int', 'Int8', 'Timestamp']);

/** Reads `title_not_contains` as the field `title` and the operator `not_contains`. */
export function readFilterName(name: string): FilterName {
  const [field = '', ...operator] = name.split('_');
  return { field, operator: operator.join('_') };
}

/** Folds the case of each letter by itself, as Unicode's simple mapping does. */
function fold(text: string): string {
  return [...text].map((letter) => [...letter.toLowerCase()][0] ?? '').join('');
}

/** The rows that pass a `where`, by id. */
export function rowsOf(ledger: Rows, entity: string, where: Where): Row[] {
  const idKind = ledger.kinds.get(entity)?.id?.kind ?? '';
  const rows = [...(ledger.rows.get(entity)?.values() ?? [])];
  return rows.filter((row) => passes(ledger, entity, row, where)).sort((a, b) => compare(a.id, b.id, idKind));
}

/** Whether a row passes the filters of a `where`, as `docs/reading.md` says. */
function passes(ledger: Rows, entity: string, row: Row, where: Where): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    const inner = (one: unknown) => passes(ledger, entity, row, one as Where);
    if (name === 'and') return (wanted as unknown[]).every(inner);
    if (name === 'or') return (wanted as unknown[]).some(inner);
    const { field, operator } = readFilterName(name);
    const { kind = '', entity: child } = ledger.kinds.get(entity)?.[field] ?? {};
    const value = row[field] ?? null;
    if (!name.endsWith('_')) return passesColumn(idOf(value), wanted as Value, operator, kind);
    return [value].flat().some((reference) => {
      const target = ledger.rows.get(child ?? '')?.get(String(idOf(reference as Value)));
      return target !== undefined && passes(ledger, child ?? '', target, wanted as Where);
    });
  });
}

function passesColumn(value: Value, wanted: Value, operator: string, kind: string): boolean {
  if (operator === 'not' && wanted === null) return value !== null;
  if (operator === '' && wanted === null) return value === null;
  if (operator.startsWith('not')) return !passesColumn(value, wanted, operator.replace(/^not_?/, ''), kind);
  if (value === null) return false;
  if (operator === 'in') return (wanted as Value[]).some((one) => compare(value, one, kind) === 0);
  if (/contains|with/.test(operator)) return hasText(value, wanted, operator, kind);
  const order = compare(value, wanted, kind);
  return { '': order === 0, gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator] === true;
}

function hasText(value: Value, wanted: Value, operator: string, kind: string): boolean {
  if (kind === 'Bytes') return bytes(value).includes(bytes(wanted));
  const [text, part] = [value, wanted].map((one) => (operator.endsWith('nocase') ? fold(String(one)) : String(one)));
  if (text === undefined || part === undefined) return false;
  if (operator.startsWith('contains')) return text.includes(part);
  return operator.startsWith('starts_with') ? text.startsWith(part) : text.endsWith(part);
}

/** Below 0 when a value comes before another of its kind. */
export function compare(value: Value, wanted: Value, kind: string): number {
  if (WHOLE_NUMBERS.has(kind)) {
    const difference = BigInt(String(value)) - BigInt(String(wanted));
    return Number(difference > 0n) - Number(difference < 0n);
  }
  if (kind === 'Bytes') return Buffer.compare(bytes(value), bytes(wanted));
  return Buffer.compare(Buffer.from(String(value)), Buffer.from(String(wanted)));
}

function bytes(value: Value): Buffer {
  return Buffer.from(String(value).replace(/^0x/, ''), 'hex');
}

/** The id of what a value refers to; other values as they are. */
export function idOf(value: Value): Value {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

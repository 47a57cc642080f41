import { type GraphQLSchema, getNamedType, getNullableType, isEnumType, isListType } from 'graphql';
import type { Random } from '../../../testing/random.ts';
import { type Row, type Rows, readFilterName, rowsOf, type Where } from './evaluate.ts';
import { type Filter, filtersOf, filterType, listsOf } from './questions.ts';
import { ENTITIES } from './readRows.ts';
import { valueFor, write } from './values.ts';

/** A question, and what is sent with it, in the order in which it is sent. */
export type Case = { name: string; text: (own: string) => string; turns: Turn[] };
/** Variables, and the rows that are the right answer to them; null is a refusal. */
export type Turn = { variables: Record<string, unknown>; rows: object[] | null };

/** How a filter gets its value. */
const FORMS = ['literal', 'sent', 'unsent', 'null', 'default', 'one', 'where'] as const;
type Form = (typeof FORMS)[number];
type Chosen = { filter: Filter; form: Form };

const MOST_ROWS = 1_000;
const MOST_PARENTS = 20;

/** Every filter of the entities in every form, at the root or in a list of rows, in an order that a seed decides. */
export function* casesOf(ledger: Rows, schema: GraphQLSchema, random: Random): Generator<Case, never> {
  const filters = filtersOf(ledger, schema);
  const chosen = filters.flatMap((filter) => FORMS.map((form) => ({ filter, form })));
  for (;;) {
    for (const one of random.shuffled(chosen)) {
      const made = makeCase(ledger, schema, random, one);
      if (made) yield made;
    }
  }
}

function makeCase(ledger: Rows, schema: GraphQLSchema, random: Random, { filter, form }: Chosen): Case | undefined {
  const { entity, child, name } = filter;
  const type = filterType(schema, child?.entity ?? entity, name);
  const isList = isListType(getNullableType(type));
  if (form === 'one' && !isList) return undefined;
  const one = () => valueFor(ledger, random, child?.entity ?? entity, name);
  const value = isList && form !== 'one' ? random.pick([[], [one()], [one(), one()]]) : one();
  if ([value].flat().includes(undefined)) return undefined;
  const literal = write(value, isEnumType(getNamedType(type)));
  const inside = (inner: unknown): Where => (child ? { [`${child.field}_`]: { [name]: inner } } : { [name]: inner });
  const shown = form === 'literal' ? literal : '$v';
  const where =
    form === 'where' ? '$v' : wrap(random, child ? `${child.field}_: { ${name}: ${shown} }` : `${name}: ${shown}`);
  const declared = form === 'where' ? `${entity}_filter` : `${type}${form === 'default' ? ` = ${literal}` : ''}`;
  const asked = ask(ledger, random, entity, where);
  const turn = (sent: object, effective: Where | null): Turn => ({
    variables: { yes: true, no: false, ...sent },
    rows: effective && asked.rows(effective),
  });
  const ofNull = () => (['', 'not'].includes(readFilterName(name).operator) ? inside(null) : null);
  const whole = inside(value);
  const list = inside([value].flat());
  const turns: Record<Form, () => Turn[]> = {
    literal: () => [turn({}, whole)],
    sent: () => [turn({ v: value }, whole), turn({}, inside(undefined)), turn({ v: value }, whole)],
    unsent: () => [turn({}, inside(undefined)), turn({ v: value }, whole)],
    null: () => [turn({ v: null }, ofNull()), turn({ v: value }, whole)],
    default: () => [turn({}, whole), turn({ v: value }, whole)],
    one: () => [turn({ v: value }, list), turn({ v: [value] }, list)],
    where: () => [turn({ v: whole }, whole), turn({}, {}), turn({ v: inside(null) }, ofNull())],
  };
  const head = form === 'literal' ? '' : `$v: ${declared}, `;
  const text = (own: string) =>
    `query (${head}$yes: Boolean!, $no: Boolean!, $unset: Boolean = false) { ${own} ${asked.text}`;
  return {
    name: `${entity}.${child ? `${child.field}_.` : ''}${name} ${form} ${literal}`,
    text,
    turns: turns[form](),
  };
}

function wrap(random: Random, inner: string): string {
  return random.pick([`{ ${inner} }`, `{ and: [{ ${inner} }] }`, `{ or: [{ ${inner} }, { ${inner} }] }`]);
}

/** Asks for rows at the root or as a list of other rows, with directives and fragments around and among them. */
function ask(ledger: Rows, random: Random, entity: string, where: string) {
  const list = ENTITIES[entity];
  const { spread, isShown } = spreadOf(random, entity);
  const from = random.pick([undefined, ...listsOf(ledger, entity)]);
  const args = `(first: ${MOST_ROWS}, orderBy: id, where: ${where}) { id ${spread} }`;
  const asked = from
    ? `${ENTITIES[from.entity]}(first: ${MOST_PARENTS}, orderBy: id) { id list: ${from.list}${args} }`
    : `${list}${args}`;
  const text = `rows: ${asked}
    hidden: ${list} @skip(if: $yes) { id } ... @include(if: $no) { hidden: ${list} { id } } ...H @include(if: $unset)
    x: ${list}(first: 1) { ...F } } fragment F on ${entity} { __typename } fragment H on Query { hidden: ${list} { id } }`;
  const show = ({ id }: Row) => ({ id, ...(isShown && { __typename: entity }) });
  const answer = (where: Where) => rowsOf(ledger, entity, where);
  const rows = (wanted: Where): object[] => {
    if (!from) return answer(wanted).slice(0, MOST_ROWS).map(show);
    const parents = rowsOf(ledger, from.entity, {}).slice(0, MOST_PARENTS);
    return parents.map(({ id }) => ({
      id,
      list: answer({ and: [wanted, { [from.back]: id }] })
        .slice(0, MOST_ROWS)
        .map(show),
    }));
  };
  return { text, rows };
}

function spreadOf(random: Random, entity: string) {
  const directive = random.pick([
    '',
    '@include(if: $yes)',
    '@skip(if: $yes)',
    '@skip(if: $no)',
    '@include(if: $unset)',
  ]);
  const isShown = directive === '' || directive === '@skip(if: $no)' || directive === '@include(if: $yes)';
  const spread = random.pick([
    `...F ${directive}`,
    `... on ${entity} ${directive} { __typename }`,
    `__typename ${directive}`,
  ]);
  return { spread, isShown };
}

import type { GraphQLEnumType, GraphQLSchema } from 'graphql';
import type { Random } from '../../../testing/random.ts';
import type { Case } from './cases.ts';
import { compare, idOf, type Row, type Rows, rowsOf } from './evaluate.ts';
import { ENTITIES } from './readRows.ts';

const MOST_ROWS = 1_000;

/** Orderings by every field of a row that is published for it, both ways, from somewhere on. */
export function orderingsOf(ledger: Rows, schema: GraphQLSchema, random: Random): Case[] {
  return Object.entries(ENTITIES).flatMap(([entity, list]) =>
    fieldsOf(ledger, schema, entity).flatMap((field) =>
      (['asc', 'desc'] as const).map((direction) => {
        const [skip, first] = [random.pick([0, 3]), random.pick([5, MOST_ROWS])];
        const args = `orderBy: ${field}, orderDirection: $d, skip: ${skip}, first: ${first}`;
        const rows = ordered(ledger, entity, field, direction).slice(skip, skip + first);
        return {
          name: `${entity} by ${field} ${direction}`,
          text: (own) => `query ($d: OrderDirection) { ${own} rows: ${list}(${args}) { id } }`,
          turns: [{ variables: { d: direction }, rows: rows.map(({ id }) => ({ id })) }],
        };
      }),
    ),
  );
}

function fieldsOf(ledger: Rows, schema: GraphQLSchema, entity: string): string[] {
  const published = (schema.getType(`${entity}_orderBy`) as GraphQLEnumType).getValues().map(({ name }) => name);
  return Object.keys(ledger.kinds.get(entity) ?? {}).filter((field) => published.includes(field));
}

/** Rows without a value are last when ascending; rows that are alike are by id. */
function ordered(ledger: Rows, entity: string, field: string, direction: 'asc' | 'desc'): Row[] {
  const { kind = '' } = ledger.kinds.get(entity)?.[field] ?? {};
  const sign = direction === 'asc' ? 1 : -1;
  const byField = (a: Row, b: Row) => {
    const [left, right] = [idOf(a[field] ?? null), idOf(b[field] ?? null)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compare(left, right, kind);
  };
  return rowsOf(ledger, entity, {})
    .map((row, index) => ({ row, index }))
    .sort((a, b) => sign * (byField(a.row, b.row) || a.index - b.index))
    .map(({ row }) => row);
}

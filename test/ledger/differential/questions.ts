import { readFileSync } from 'node:fs';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  parse,
  type TypeNode,
} from 'graphql';
import { type Rows, readFilterName } from './evaluate.ts';
import { ENTITIES } from './readRows.ts';

/** A filter of an entity, or one of an entity that it refers to. */
export type Filter = { entity: string; name: string; child?: { field: string; entity: string } };
/** A field that lists rows of an entity: those whose `back` refers to the field's own row. */
type List = { entity: string; list: string; back: string };

/** All filters of {@link ENTITIES} that look at a field of a row, or at one of the row that it refers to. */
export function filtersOf(ledger: Rows, schema: GraphQLSchema): Filter[] {
  return Object.keys(ENTITIES).flatMap((entity) => {
    const own = columnFilters(ledger, schema, entity).map((name) => ({ entity, name }));
    const children = Object.entries(ledger.kinds.get(entity) ?? {}).flatMap(([field, { entity: child }]) =>
      child === undefined || !ledger.rows.has(child)
        ? []
        : columnFilters(ledger, schema, child).map((name) => ({ entity, name, child: { field, entity: child } })),
    );
    return [...own, ...children];
  });
}

function columnFilters(ledger: Rows, schema: GraphQLSchema, entity: string): string[] {
  return Object.values(fieldsOf(schema, entity))
    .filter(({ name, type }) => !isInputObjectType(getNamedType(type)) && kindOf(ledger, entity, name) !== undefined)
    .map(({ name }) => name);
}

function kindOf(ledger: Rows, entity: string, filter: string): string | undefined {
  return ledger.kinds.get(entity)?.[readFilterName(filter).field]?.kind;
}

function fieldsOf(schema: GraphQLSchema, entity: string) {
  return (schema.getType(`${entity}_filter`) as GraphQLInputObjectType).getFields();
}

/** What a filter takes. */
export function filterType(schema: GraphQLSchema, entity: string, filter: string): GraphQLInputType {
  const field = fieldsOf(schema, entity)[filter];
  if (!field) throw new Error(`${entity} has no filter ${filter}.`);
  return field.type;
}

const subgraph = parse(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const LISTS: readonly (List & { of: string })[] = subgraph.definitions.flatMap((definition) => {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  return (definition.fields ?? []).flatMap(({ name, type, directives }) => {
    const argument = directives?.find((one) => one.name.value === 'derivedFrom')?.arguments?.[0]?.value;
    if (argument?.kind !== Kind.STRING) return [];
    return { entity: definition.name.value, list: name.value, back: argument.value, of: nameOf(type) };
  });
});

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** The fields that list rows of an entity, of those entities whose rows are known. */
export function listsOf(ledger: Rows, entity: string): List[] {
  return LISTS.filter((list) => list.of === entity && ledger.rows.has(list.entity));
}

import { type GraphQLSchema, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';

/** Types of ids that one row has and keeps; points and their sums are numbered anew. */
const KEPT: ReadonlySet<string> = new Set(['Bytes!', 'String!', 'ID!']);

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, string>>();

/** The types of the ledger whose rows are named by an id, each with the field at the root that lists them. */
export function entityLists(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const lists = known.get(schema) ?? listsIn(schema);
  known.set(schema, lists);
  return lists;
}

function listsIn(schema: GraphQLSchema): Map<string, string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const lists = fields.flatMap((field): [string, string][] => {
    const type = getNamedType(field.type);
    const takes = new Set(field.args.map(({ name }) => name));
    const isList = isListType(getNullableType(field.type)) && takes.has('orderBy') && takes.has('where');
    if (!isList || !isObjectType(type) || !KEPT.has(String(type.getFields().id?.type))) return [];
    return [[type.name, field.name]];
  });
  return new Map(lists.sort());
}

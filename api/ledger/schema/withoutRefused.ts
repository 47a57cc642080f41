import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  type IntrospectionQuery,
  type IntrospectionType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** The filters and the orderings of an entity, by the names of their types. */
const OF_ENTITY = /^(.+)_(?:filter|orderBy)$/;
const AS_TEXT = /^(?:not_)?(?:contains_nocase|(?:starts|ends)_with(?:_nocase)?)$/;

/** The subgraph's own log, which graph-node keeps for operators that turn it on: the field at the root, and its types. */
const LOGS: ReadonlySet<string> = new Set(['_logs', '_Log_', '_LogArgument_', '_LogMeta_', 'LogLevel']);

/**
 * Leaves out what graph-node publishes and always refuses: references to entities whose ids are bytes looked into as
 * texts, and orderings by what is no scalar, in the row itself or in one that it refers to. What it answers otherwise
 * than its name says: of lists, equality goes by an order that nobody sees, and `_not_contains` does not have the rows that
 * `_contains` has not. And its log, which is of no use to those who read the ledger, and which it answers only where that
 * is turned on.
 */
export function withoutRefused(published: IntrospectionQuery): IntrospectionQuery {
  const schema = buildClientSchema(published);
  const types = published.__schema.types
    .filter(({ name }) => !LOGS.has(name))
    .map((type) => withoutRefusedOf(schema, type));
  return { __schema: { ...published.__schema, types } };
}

function withoutRefusedOf(schema: GraphQLSchema, type: IntrospectionType): IntrospectionType {
  if (type.kind === 'OBJECT' && type.name === schema.getQueryType()?.name) {
    return { ...type, fields: type.fields.filter(({ name }) => !LOGS.has(name)) };
  }
  const entity = schema.getType(OF_ENTITY.exec(type.name)?.[1] ?? '');
  if (!isObjectType(entity)) return type;
  const fields = entity.getFields();
  if (type.kind === 'INPUT_OBJECT') {
    const inputFields = type.inputFields.filter(({ name }) => {
      const [field = '', ...words] = name.split('_');
      const operator = words.join('_');
      if (isList(fields[field]) && !name.endsWith('_')) return operator === 'contains';
      return !(AS_TEXT.test(operator) && isBytesReference(fields[field]));
    });
    return { ...type, inputFields };
  }
  if (type.kind !== 'ENUM') return type;
  return { ...type, enumValues: type.enumValues.filter(({ name }) => isOrderable(fields, name.split('__'))) };
}

function isList(field: GraphQLField<unknown, unknown> | undefined): boolean {
  return field !== undefined && isListType(getNullableType(field.type));
}

function isBytesReference(field: GraphQLField<unknown, unknown> | undefined): boolean {
  const type = field && getNamedType(field.type);
  return isObjectType(type) && String(type.getFields().id?.type) === 'Bytes!';
}

function isOrderable(
  fields: Record<string, GraphQLField<unknown, unknown>>,
  [name = '', ...inner]: readonly string[],
): boolean {
  const type = fields[name] && getNullableType(fields[name].type);
  if (inner.length > 0) return isObjectType(type) && isOrderable(type.getFields(), inner);
  return type !== undefined && !isListType(type) && isScalarType(type);
}

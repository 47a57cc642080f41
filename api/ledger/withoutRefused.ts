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

/**
 * Leaves out what graph-node publishes and always refuses: references to entities whose ids are bytes looked into as
 * texts, and orderings by what is no scalar, in the row itself or in one that it refers to.
 */
export function withoutRefused(published: IntrospectionQuery): IntrospectionQuery {
  const schema = buildClientSchema(published);
  const types = published.__schema.types.map((type) => withoutRefusedOf(schema, type));
  return { __schema: { ...published.__schema, types } };
}

function withoutRefusedOf(schema: GraphQLSchema, type: IntrospectionType): IntrospectionType {
  const entity = schema.getType(OF_ENTITY.exec(type.name)?.[1] ?? '');
  if (!isObjectType(entity)) return type;
  const fields = entity.getFields();
  if (type.kind === 'INPUT_OBJECT') {
    const inputFields = type.inputFields.filter(({ name }) => {
      const [field = '', ...operator] = name.split('_');
      return !(AS_TEXT.test(operator.join('_')) && isBytesReference(fields[field]));
    });
    return { ...type, inputFields };
  }
  if (type.kind !== 'ENUM') return type;
  return { ...type, enumValues: type.enumValues.filter(({ name }) => isOrderable(fields, name.split('__'))) };
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

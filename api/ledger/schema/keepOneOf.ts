import { type GraphQLSchema, isInputObjectType } from 'graphql';

/** Marks the inputs of a schema that take exactly one field (`@oneOf`), which stitching forgets. */
export function keepOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'oneOf')) {
      type.isOneOf = true;
    }
  }
}

import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Whether the answer to a document tells entries by their ids. */
export function hasEntries(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const visitor = visitWithTypeInfo(types, {
    Field({ name }) {
      if (name.value === 'id' && getNamedType(types.getParentType())?.name === 'LedgerEntry') found = true;
    },
  });
  visit(document, visitor);
  return found;
}

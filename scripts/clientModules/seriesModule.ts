import { type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Lists the types of buckets, whose ids are not those of rows.
 *
 * @returns The text of a module.
 */
export function seriesModule(schema: GraphQLSchema): string {
  const buckets = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.name.endsWith('Stat'));
  return `
/** Types of buckets of series. */
export const series = '${buckets
    .map(({ name }) => name)
    .sort()
    .join(' ')}';
`;
}

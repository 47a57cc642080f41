import { type DocumentNode, type GraphQLSchema, isNonNullType } from 'graphql';
import { keyOf, rootFields } from './schema/rootFields.ts';

/**
 * The data of an answer with errors. graph-node leaves fields out that have failed; GraphQL has null for one that may be
 * null, and for the whole where one must not be.
 *
 * @param document - In its normal form.
 * @returns Null when nothing is left.
 */
export function withNulls(
  document: DocumentNode,
  ledgerSchema: GraphQLSchema,
  data: Record<string, unknown>,
): Record<string, unknown> | null {
  const fields = ledgerSchema.getQueryType()?.getFields() ?? {};
  const whole = new Map<string, unknown>();
  for (const field of rootFields(document)) {
    const key = keyOf(field);
    const value = Object.hasOwn(data, key) ? data[key] : null;
    if (value === null && isNonNullType(fields[field.name.value]?.type)) return null;
    whole.set(key, value);
  }
  return Object.fromEntries(whole);
}

import {
  buildClientSchema,
  GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isSpecifiedDirective,
} from 'graphql';
import type { Ledger } from './ledger.ts';

/**
 * Asks graph-node for the schema that it serves, with filters, orderings and `_meta`.
 *
 * @returns The schema without the directives that only mean something in a subgraph's own schema (`@entity` and such).
 * @throws GraphQLError UPSTREAM_UNAVAILABLE when graph-node does not answer or does not have the subgraph yet.
 */
export async function loadLedgerSchema(ledger: Pick<Ledger, 'query'>): Promise<GraphQLSchema> {
  const config = buildClientSchema(await ledger.query<IntrospectionQuery>(getIntrospectionQuery())).toConfig();
  return new GraphQLSchema({ ...config, directives: config.directives.filter(isSpecifiedDirective) });
}

import {
  buildClientSchema,
  GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isSpecifiedDirective,
} from 'graphql';
import { searchTexts } from '../fullText/searchTexts.ts';
import type { Ledger } from '../ledger.ts';
import { withoutRefused } from './withoutRefused.ts';

/** graph-node describes the argument of its searches with nothing. */
const TEXT_DESCRIPTION = `What to look for: words, all of which must occur, in any of their forms. \`"several words"\` must follow each other, \`-word\` must not occur, \`begin*\` matches words that begin with it (at most 16 of these), and \`or\` or \`|\` stands between alternatives. Case and the commonest English words do not count, nor does anything after the first 1,024 characters. A text without words finds nothing; one of such common words only, like \`the\`, is refused, since they cannot be looked for.`;

/**
 * Asks graph-node for the schema that it serves, with filters, orderings and `_meta`.
 *
 * @returns The schema without what graph-node always refuses, without the directives that only mean something in a
 * subgraph's own schema (`@entity` and such), and with a description of what the gateway takes for the text of a search.
 * @throws GraphQLError UPSTREAM_UNAVAILABLE when graph-node does not answer or does not have the subgraph yet.
 */
export async function loadLedgerSchema(ledger: Pick<Ledger, 'query'>): Promise<GraphQLSchema> {
  const published = await ledger.query<IntrospectionQuery>(getIntrospectionQuery());
  const served = buildClientSchema(withoutRefused(published));
  for (const text of searchTexts(served).values()) text.description = TEXT_DESCRIPTION;
  const config = served.toConfig();
  return new GraphQLSchema({ ...config, directives: config.directives.filter(isSpecifiedDirective) });
}

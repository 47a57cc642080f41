import type { GraphQLArgument, GraphQLSchema } from 'graphql';

/** The argument of a full-text search that says what is looked for. */
const SEARCH_TEXT = 'text';

/** What each full-text search of the ledger looks for: the argument, by the name of the field at the root. */
export function searchTexts(ledgerSchema: GraphQLSchema): Map<string, GraphQLArgument> {
  const searches = new Map<string, GraphQLArgument>();
  for (const { name, args } of Object.values(ledgerSchema.getQueryType()?.getFields() ?? {})) {
    const text = args.find((arg) => arg.name === SEARCH_TEXT);
    if (text && name.endsWith('Search')) searches.set(name, text);
  }
  return searches;
}

import type { ApolloServerPlugin } from '@apollo/server';

/** `Accept` of a client that names JSON as such, and neither GraphQL's own type nor any. */
const PLAIN_JSON = /^(?!.*(\*\/\*|graphql-response)).*\bapplication\/json\b/i;

/** Statuses of what is wrong with an operation alone: it cannot be answered, or not now. */
const OF_OPERATIONS: ReadonlySet<number | undefined> = new Set([400, 409]);

/**
 * Answers with status 200 what is wrong with an operation, to clients that accept plain JSON only: to them a 4xx could
 * be a proxy's. A request that is no operation at all stays a 4xx.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const plainJsonStatus: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    if (!PLAIN_JSON.test(request.http?.headers.get('accept') ?? '')) return;
    return {
      async willSendResponse({ response: { http, body } }) {
        const error = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
        if (OF_OPERATIONS.has(http.status) && error?.extensions?.code !== 'BAD_REQUEST') http.status = 200;
      },
    };
  },
};

/** The media type of GraphQL over HTTP's own. */
const GRAPHQL_TYPE = 'application/graphql-response+json';
/** `Accept` of a client that names JSON as such, and neither GraphQL's own type nor any. */
const PLAIN_JSON = /^(?!.*(\*\/\*|graphql-response)).*\bapplication\/json\b/i;
/** Statuses of what is wrong with an operation alone: it cannot be answered, or not now. */
const OF_OPERATIONS: ReadonlySet<number | undefined> = new Set([400, 409]);

/** Whether a client can be answered with JSON. One that says nothing about it can. */
export function acceptsJson(accept = '*/*'): boolean {
  return ['*/*', 'application/json', GRAPHQL_TYPE].some((type) => accept.includes(type));
}

/** The type that a client is answered with: GraphQL's own for whoever knows it. */
export function contentTypeFor(accept: string | undefined): string {
  return `${accept?.includes(GRAPHQL_TYPE) ? GRAPHQL_TYPE : 'application/json'}; charset=utf-8`;
}

/**
 * The status for a client: 200 for what is wrong with an operation, when it accepts plain JSON only: to it a 4xx could be
 * a proxy's. A request that is no operation at all stays a 4xx.
 *
 * @param code - Of the first error.
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export function statusFor<Status extends number | undefined>(
  accept: string | undefined,
  status: Status,
  code: unknown,
): Status | 200 {
  return OF_OPERATIONS.has(status) && code !== 'BAD_REQUEST' && PLAIN_JSON.test(accept ?? '') ? 200 : status;
}

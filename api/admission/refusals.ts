import { GraphQLError } from 'graphql';
import { fault } from '../errors.ts';

/**
 * Says that an operation asks for too much. Asking again helps nothing.
 *
 * @param facts - Shown beside the code.
 */
export function tooComplex(message: string, facts: Record<string, number> = {}): GraphQLError {
  return withFacts(fault('QUERY_TOO_COMPLEX', message), facts);
}

/** Says that a client asks for too much at a time, and after how many seconds it may ask again. */
export function rateLimited(message: string, retryAfter: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(retryAfter));
  const http = { status: 429, headers: new Map([['retry-after', String(seconds)]]) };
  return withFacts(fault('RATE_LIMITED', `${message} Try again in ${seconds} s.`), { retryAfter: seconds, http });
}

/** Why what was going on for a client has stopped. */
export function clientLeft(): GraphQLError {
  return fault('CLIENT_LEFT', 'The client left before it had its answer.');
}

function withFacts(error: GraphQLError, facts: Record<string, unknown>): GraphQLError {
  return new GraphQLError(error.message, { extensions: { ...error.extensions, ...facts } });
}

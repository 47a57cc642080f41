import { GraphQLError } from 'graphql';
import { fault } from '../errors.ts';
import type { DearField } from './document/dearestField.ts';

/**
 * Says that an operation asks for too much. Asking again helps nothing.
 *
 * @param facts - Shown beside the code.
 */
export function tooComplex(message: string, facts: Record<string, number> = {}): GraphQLError {
  return withFacts(fault('QUERY_TOO_COMPLEX', message), facts);
}

/**
 * Says that an operation costs too much, and how it would cost less.
 *
 * @param dearest - The field of the gateway's own that costs most of it, and how often there could be one.
 */
export function tooCostly(cost: number, limit: number, dearest?: DearField): GraphQLError {
  return tooComplex(
    `The operation could return ${cost} objects, counting lookups elsewhere; the limit is ${limit}. ` +
      (dearest !== undefined && dearest.times > 1 && dearest.cost > cost / 2
        ? fewer(dearest, Math.floor(limit / (cost / dearest.times)))
        : 'Ask for less: a smaller `first`, above all on lists inside lists, or several operations.'),
    { cost, limit },
  );
}

function fewer({ name, times }: DearField, most: number): string {
  const advice =
    most < 1
      ? 'ask for that of one row alone, by its id'
      : `ask for ${most} at most, as with \`first: ${most}\` on the list around it`;
  return `The field \`${name}\` costs most of that, and there could be ${times} of it: ${advice}.`;
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

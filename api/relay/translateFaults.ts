import { GraphQLError } from 'graphql';
import { fault } from '../errors.ts';
import { UserErrors } from '../prepare/userErrors.ts';

/** Errors of connections to PostgreSQL, by their codes: Node's and SQLSTATE's. */
const UNAVAILABLE = /^(E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)\w*|08\w{3}|53\w{3}|57\w{3})$/;
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|query read timeout/i;

/**
 * Does some of the relay's work, and tells the faults of its PostgreSQL as such. Those of the chain's node are told by
 * the chain's client already.
 *
 * @param advice - What the caller should do, in a sentence.
 * @throws `UPSTREAM_UNAVAILABLE`, or what the work throws for any other reason.
 */
export async function translateFaults<T>(advice: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserErrors || error instanceof GraphQLError || !(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    if (!UNAVAILABLE.test(code) && !LOST_CONNECTION.test(error.message)) throw error;
    throw fault('UPSTREAM_UNAVAILABLE', `The relay's database does not answer. ${advice}`, error);
  }
}

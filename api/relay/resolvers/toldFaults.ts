import { GraphQLError } from 'graphql';
import { fault } from '../../errors.ts';
import { UserErrors } from '../../prepare/userErrors.ts';

/** Errors of connections to PostgreSQL and to the chain's node, by their codes: Node's, SQLSTATE's and ethers'. */
const UNAVAILABLE =
  /^(E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)\w*|08\w{3}|53\w{3}|57\w{3}|SERVER_ERROR|NETWORK_ERROR|TIMEOUT)$/;
const LOST_CONNECTION = /connection terminated|timeout exceeded when trying to connect|query read timeout/i;

/**
 * Does a resolver's work, and tells the faults of PostgreSQL and of the chain's node as such. An answer that is lost
 * this way may have been an acceptance: the same submission with the same key finds out.
 */
export async function toldFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserErrors || error instanceof GraphQLError || !(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    if (!UNAVAILABLE.test(code) && !LOST_CONNECTION.test(error.message)) throw error;
    const message =
      'The relay’s database or the chain’s node does not answer. Send the same again, with the same idempotency key: ' +
      'what was accepted meanwhile is not sent twice.';
    throw fault('UPSTREAM_UNAVAILABLE', message, error);
  }
}

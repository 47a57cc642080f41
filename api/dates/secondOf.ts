import { fault } from '../errors.ts';

/** As large as the times that the ledger has. */
const LATEST = 2n ** 63n - 1n;

/**
 * A second of the chain's time, as a client gives it.
 *
 * @throws GraphQLError `BAD_USER_INPUT` for what is no whole number, or no time
 */
export function secondOf(text: string): bigint {
  const isWhole = /^\d{1,19}$/.test(text);
  const second = isWhole ? BigInt(text) : LATEST + 1n;
  if (second <= LATEST) return second;
  throw fault('BAD_USER_INPUT', 'That is not a time: give Unix seconds, such as 1767225600.');
}

import { isHexString, toBeHex } from 'ethers';
import { fault } from '../../errors.ts';
import { type EdgePage, type PageArguments, pageOf } from '../../ledger/rows/pages.ts';
import { accountArgument } from '../../prepare/find/queryArguments.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

const MOST_REQUESTS = 100;
const CURSOR_BYTES = 8;

/**
 * Resolver of `Query.relayRequests`. A cursor is a place in the relay's queue.
 *
 * @throws `BAD_USER_INPUT` when the account is no address, and for a page that cannot be.
 */
export async function relayRequests(
  _parent: unknown,
  { from, ...page }: PageArguments & { from: unknown },
  { relay }: RelayContext,
): Promise<EdgePage<{ cursor: string; node: RelayRequest }>> {
  const signer = accountArgument(from, 'from');
  return pageOf(
    page,
    async ({ first, after }) => {
      const before = after === FIRST ? undefined : placeOf(after);
      const rows = await relay.listOf(signer, { first, before });
      return rows.map((row) => ({ cursor: toBeHex(row.queue_position, CURSOR_BYTES), node: toRelayRequest(row) }));
    },
    MOST_REQUESTS,
  );
}

/** What stands for no cursor. */
const FIRST = '0x';

/** @throws GraphQLError `BAD_USER_INPUT` for a cursor that is none of these */
function placeOf(cursor: string): bigint {
  if (isHexString(cursor, CURSOR_BYTES)) return BigInt.asIntN(64, BigInt(cursor));
  throw fault('BAD_USER_INPUT', 'The cursor `after` is none: give the `endCursor` of the page before.');
}

import { isHexString, toBeHex } from 'ethers';
import { fault } from '../../errors.ts';
import { type PageArguments, pageOf, type RowPage } from '../../ledger/rows/pages.ts';
import { accountArgument } from '../../prepare/find/queryArguments.ts';
import type { RequestRow } from '../store/relayTables.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

const MOST_REQUESTS = 100;
const CURSOR_BYTES = 8;

type RelayRequestPage = Pick<RowPage, 'pageInfo'> & { edges: { cursor: string; node: RelayRequest }[] };

/**
 * Resolver of `Query.relayRequests`. A cursor is a place in the relay's queue.
 *
 * @throws `BAD_USER_INPUT` when the account is no address, and for a page that cannot be.
 */
export async function relayRequests(
  _parent: unknown,
  { from, ...page }: PageArguments & { from: unknown },
  { relay }: RelayContext,
): Promise<RelayRequestPage> {
  const signer = accountArgument(from, 'from');
  const rows = new Map<string, RequestRow>();
  const { edges, pageInfo } = await pageOf(
    page,
    async ({ first, after }) => {
      const before = after === FIRST ? undefined : placeOf(after);
      for (const row of await relay.listOf(signer, { first, before })) {
        rows.set(toBeHex(row.queue_position, CURSOR_BYTES), row);
      }
      return [...rows.keys()];
    },
    MOST_REQUESTS,
  );
  return {
    pageInfo,
    edges: edges.map(({ cursor }) => ({ cursor, node: toRelayRequest(rows.get(cursor) as RequestRow) })),
  };
}

/** What stands for no cursor. */
const FIRST = '0x';

/** @throws GraphQLError `BAD_USER_INPUT` for a cursor that is none of these */
function placeOf(cursor: string): bigint {
  if (isHexString(cursor, CURSOR_BYTES)) return BigInt.asIntN(64, BigInt(cursor));
  throw fault('BAD_USER_INPUT', 'The cursor `after` is none: give the `endCursor` of the page before.');
}

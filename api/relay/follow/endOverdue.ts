import type { Transaction } from 'kysely';
import { settleSponsorships } from '../purse/settleSponsorships.ts';
import type { RelayParts } from '../relayParts.ts';
import { lockSigner } from '../store/forwarderNonces.ts';
import { inTransaction } from '../store/inTransaction.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { makeTransitions, type Transition } from '../store/transitions.ts';
import { failSuccessors } from './failSuccessors.ts';
import { findExecution } from './findExecution.ts';
import { otherNonce } from './requestFailure.ts';

/** Most requests that are ended at a time. */
const MOST = 100;

/**
 * Ends ForwardRequests whose deadline has passed by the chain's time, whichever key they wait for and whether or not
 * any process works with it. One that waits in the queue expires at once; one that may have been sent when a block that
 * counts as final is past its deadline: by then its nonce shows whether it was ever executed.
 */
export async function endOverdue(parts: RelayParts): Promise<void> {
  const earliest = await earliestDeadline(parts.db);
  if (earliest === null) return;
  const now = await parts.chain.nextBlockTime();
  if (earliest >= now) return;
  for (const request of await overdue(parts.db, ['QUEUED'], now)) {
    const { id } = request;
    await end(parts, request, async (trx) =>
      (await isQueued(trx, id)) ? { requestId: id, to: 'EXPIRED' } : undefined,
    );
  }
  const head = await parts.chain.head();
  const depth = BigInt(parts.settings.confirmations);
  const deep = head.number < depth ? undefined : await parts.chain.header(head.number - depth);
  if (deep === undefined) return;
  for (const request of await overdue(parts.db, ['ASSIGNED', 'BROADCAST'], deep.timestamp)) {
    const transition = await endOf(parts, request, deep.number);
    if (transition) await end(parts, request, async () => transition);
  }
}

async function earliestDeadline(db: RelayParts['db']): Promise<bigint | null> {
  const { earliest } = await db
    .selectFrom('relay_request')
    .select(({ fn }) => fn.min<bigint | null>('deadline').as('earliest'))
    .where('kind', '=', 'FORWARD_REQUEST')
    .where('status', 'in', ['QUEUED', 'ASSIGNED', 'BROADCAST'])
    .executeTakeFirstOrThrow();
  return earliest;
}

async function overdue(db: RelayParts['db'], statuses: RequestRow['status'][], now: bigint): Promise<RequestRow[]> {
  return db
    .selectFrom('relay_request')
    .selectAll()
    .where('kind', '=', 'FORWARD_REQUEST')
    .where('status', 'in', statuses)
    .where('deadline', '<', now)
    .orderBy('deadline')
    .limit(MOST)
    .execute();
}

/** Whether it is still in the queue; if so, no key can claim it before the transaction ends. */
async function isQueued(trx: Transaction<RelayTables>, id: string): Promise<boolean> {
  const query = trx.selectFrom('relay_request').select('id').where('id', '=', id).where('status', '=', 'QUEUED');
  return (await query.forUpdate().executeTakeFirst()) !== undefined;
}

/** What became of a request by a block after its deadline; undefined while the node does not tell it all. */
async function endOf(parts: RelayParts, request: RequestRow, block: bigint): Promise<Transition | undefined> {
  const nextNonce = await parts.chain.forwarderNonce(request.signer, block);
  if (nextNonce <= request.nonce) return { requestId: request.id, to: 'EXPIRED' };
  const execution = await findExecution(parts, request);
  if (execution === undefined) return undefined;
  const { mined, isThisRequest } = execution;
  if (!isThisRequest) {
    return { requestId: request.id, to: 'FAILED', mined, failure: otherNonce(request.nonce, nextNonce) };
  }
  const own = await parts.db
    .selectFrom('relay_attempt')
    .select('id')
    .where('transaction_hash', '=', mined.transactionHash)
    .executeTakeFirst();
  return { requestId: request.id, to: own === undefined ? 'SUPERSEDED' : 'MINED', mined };
}

async function end(
  parts: RelayParts,
  { signer, nonce }: RequestRow,
  decide: (trx: Transaction<RelayTables>) => Promise<Transition | undefined>,
): Promise<void> {
  await inTransaction(parts, async (trx) => {
    await lockSigner(trx, signer);
    const transition = await decide(trx);
    if (transition === undefined) return;
    const moved = await makeTransitions(trx, [transition]);
    if (moved.length > 0 && transition.to === 'EXPIRED') {
      moved.push(...(await failSuccessors(trx, { signer, nonce })));
    }
    await settleSponsorships(trx, moved);
  });
}

import { sql, type Transaction } from 'kysely';
import { settleSponsorships } from '../purse/settleSponsorships.ts';
import type { RelayParts } from '../relayParts.ts';
import { inTransaction, noteSteps, type WrittenStep } from '../store/inTransaction.ts';
import type { RelayTables } from '../store/relayTables.ts';
import { makeTransitions } from '../store/transitions.ts';

/** Most blocks that are looked at in a turn. */
const MOST_BLOCKS = 200;

type BlockRef = { number: bigint; hash: string };

/**
 * Looks whether the blocks in which transactions were mined are still of the chain. Those that are, and are deep
 * enough, confirm their requests; those that are not take them a step back, to be mined again.
 *
 * @returns How many blocks are left, see {@link countUnconfirmed}, and how many of them the node told nothing about though
 *   it has come that far.
 */
export async function confirmBlocks(
  parts: RelayParts,
  headNumber: bigint,
): Promise<{ left: number; unanswered: number }> {
  const { chain, db, settings, log } = parts;
  const blocks = await unconfirmedBlocks(db);
  // A node that has not come to a block says nothing about it.
  const reached = blocks.filter(({ number }) => number <= headNumber);
  const headers = await Promise.all(reached.map(({ number }) => chain.header(number)));
  const orphaned = reached.filter(({ hash }, i) => headers[i] !== undefined && headers[i].hash !== hash);
  const deep = reached.filter(
    ({ number, hash }, i) => headers[i]?.hash === hash && headNumber - number >= BigInt(settings.confirmations),
  );
  for (const { number, hash } of orphaned) {
    log.warn({ block: number.toString(), hash }, 'A block with our transactions is no longer part of the chain.');
    await inTransaction(parts, (trx) => stepBack(trx, hash));
  }
  if (deep.length > 0) {
    const hashes = deep.map(({ hash }) => hash);
    await inTransaction(parts, (trx) => confirm(trx, hashes));
  }
  const unanswered = headers.filter((header) => header === undefined).length;
  return { left: blocks.length - deep.length - orphaned.length, unanswered };
}

/** How many blocks with our transactions are neither confirmed nor gone, at most as many as are looked at in a turn. */
export async function countUnconfirmed(db: RelayParts['db']): Promise<number> {
  return (await unconfirmedBlocks(db)).length;
}

async function unconfirmedBlocks(db: RelayParts['db']): Promise<BlockRef[]> {
  const { rows } = await sql<BlockRef>`
    select block_number as number, block_hash as hash from relay_attempt where not final and block_hash is not null
    union
    select block_number, block_hash from relay_request where not final and block_hash is not null
    order by number limit ${MOST_BLOCKS}
  `.execute(db);
  return rows;
}

async function confirm(trx: Transaction<RelayTables>, hashes: readonly string[]): Promise<void> {
  await trx
    .updateTable('relay_attempt')
    .set({ final: true })
    .where('block_hash', 'in', [...hashes])
    .where('final', '=', false)
    .execute();
  const { rows } = await sql<WrittenStep>`
    with deep as (
      update relay_request r
      set status = case r.status when 'MINED' then 'CONFIRMED' else r.status end,
          steps = r.steps + case r.status when 'MINED' then 1 else 0 end,
          final = true
      where r.block_hash = any (${[...hashes]}::text[]) and not r.final
      returning r.id, r.steps, r.status, r.transaction_hash
    )
    insert into relay_event (request_id, sequence, status, transaction_hash)
    select id, steps, status, transaction_hash from deep where status = 'CONFIRMED'
    returning request_id as "requestId", sequence
  `.execute(trx);
  noteSteps(trx, rows);
}

async function stepBack(trx: Transaction<RelayTables>, hash: string): Promise<void> {
  const { rows: attempts } = await sql<{ request_id: string | null }>`
    update relay_attempt a
    set settled_at = null, block_number = null, block_hash = null, gas_used = null, gas_price = null
    from relay_attempt mined
    where mined.block_hash = ${hash} and not mined.final
      and a.key_address = mined.key_address and a.nonce = mined.nonce
    returning a.request_id
  `.execute(trx);
  // Where a new request holds the nonce of one that had failed, the failed one stays failed.
  const { rows } = await sql<{ id: string; was_sent: boolean }>`
    select r.id, exists (select from relay_attempt a where a.request_id = r.id) as was_sent
    from relay_request r
    where r.block_hash = ${hash} and not r.final
      and not exists (
        select from relay_request other
        where other.signer = r.signer and other.nonce = r.nonce and other.id <> r.id
          and r.kind = 'FORWARD_REQUEST' and other.kind = 'FORWARD_REQUEST'
          and other.status not in ('FAILED', 'EXPIRED', 'SUPERSEDED'))
    for update of r
  `.execute(trx);
  await makeTransitions(
    trx,
    rows.map(({ id, was_sent }) => {
      return { requestId: id, to: was_sent ? ('BROADCAST' as const) : ('QUEUED' as const), isBack: true };
    }),
  );
  const requestIds = [...attempts.flatMap(({ request_id }) => request_id ?? []), ...rows.map(({ id }) => id)];
  await settleSponsorships(trx, [...new Set(requestIds)]);
}

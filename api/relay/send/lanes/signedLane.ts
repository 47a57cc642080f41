import { type Kysely, sql } from 'kysely';
import type { Block } from '../../../chain/answers.ts';
import { validationError } from '../../../prepare/userErrors.ts';
import { settleAttempts } from '../../follow/settleAttempts.ts';
import type { RelayParts } from '../../relayParts.ts';
import { databaseTime } from '../../store/databaseTime.ts';
import { inTransaction } from '../../store/inTransaction.ts';
import type { RelayTables } from '../../store/relayTables.ts';
import { isDue, openSlots, type Slot } from '../../store/slots.ts';
import { makeTransitions } from '../../store/transitions.ts';
import { broadcastSlots } from '../broadcastSlots.ts';
import { findLostSlots, type Suspects } from '../findLostSlots.ts';
import { recordSent } from '../recordSent.ts';
import type { RelayLane } from './lane.ts';

const IDLE_MS = 1_000;
const RETRY_MS = 1_000;
const HELD_MS = 2_000;
/** A transaction that was not mined for so long is looked after. */
const OVERDUE_MS = 3_000;

/** What is remembered of one sender while it has transactions on their way. All of it can be lost. */
type Sender = { askedAt: string; heldUntilMs: number; suspects: Suspects };

/**
 * The work with transactions that their senders signed: sends their bytes as they are, records what was mined, and ends
 * what cannot be mined any more. Several processes may do it at a time, since the bytes are the same and each step is
 * taken once.
 */
export function createSignedWork(parts: RelayParts & { head: () => Promise<Block> }): RelayLane {
  const senders = new Map<string, Sender>();
  return {
    async turn() {
      const open = await openSenders(parts.db);
      for (const address of senders.keys()) if (!open.includes(address)) senders.delete(address);
      if (open.length === 0) return { waitMs: IDLE_MS, isBusy: false, hasMined: false };
      const head = await parts.head();
      let hasMoved = false;
      for (const address of open) {
        const sender = senders.get(address) ?? { askedAt: '', heldUntilMs: 0, suspects: new Map() };
        senders.set(address, sender);
        if (await workFor(parts, address, sender, head)) hasMoved = true;
      }
      return { waitMs: hasMoved ? 0 : IDLE_MS, isBusy: true, hasMined: hasMoved };
    },
  };
}

async function openSenders(db: Kysely<RelayTables>): Promise<string[]> {
  const rows = await db
    .selectFrom('relay_attempt')
    .innerJoin('relay_request', 'relay_request.id', 'relay_attempt.request_id')
    .select('relay_attempt.key_address')
    .distinct()
    .where('settled_at', 'is', null)
    .where('kind', '=', 'SIGNED_TRANSACTION')
    .execute();
  return rows.map(({ key_address }) => key_address);
}

/** Says whether another turn may find more to do. */
async function workFor(parts: RelayParts, address: string, sender: Sender, head: Block): Promise<boolean> {
  // Two of the same nonce are two requests; each is sent.
  const slots = (await openSlots(parts.db, address)).flatMap(alternatives);
  if (sender.askedAt !== head.hash && (await settle(parts, address, slots)) > 0) return true;
  sender.askedAt = head.hash;
  if (await expire(parts, slots)) return true;
  const nowMs = performance.now();
  if (nowMs < sender.heldUntilMs) return false;
  const due = slots.filter(({ current }) => isDue(current, parts.settings.rebroadcastMs));
  const { sent, trouble } = await broadcastSlots(parts, due);
  await recordSent(parts, sent);
  if (trouble !== undefined) {
    const { outcome, message, slot } = trouble;
    parts.log.info({ transaction: slot.current.transaction_hash, outcome, message }, 'A signed transaction waits.');
    sender.heldUntilMs = nowMs + (outcome === 'unclear' ? RETRY_MS : HELD_MS);
    if (outcome === 'unsendable') await refuse(parts, slot, message);
  }
  if (due.length > 0 && (await settle(parts, address, slots)) > 0) return true;
  const overdue = slots.filter(({ current }) => current.ageMs > OVERDUE_MS);
  if (overdue.length === 0) return false;
  const { suspects } = sender;
  const lost = await findLostSlots(parts, address, { slots: overdue, headNumber: head.number, suspects });
  for (const slot of lost) await close(parts, slot);
  if (lost.length > 0) await failDisplaced(parts, address);
  return false;
}

function alternatives(slot: Slot): Slot[] {
  return slot.attempts.map((attempt) => ({ ...slot, attempts: [attempt], current: attempt }));
}

async function settle(parts: RelayParts, address: string, slots: readonly Slot[]): Promise<number> {
  const mined = await settleAttempts(
    parts,
    slots.map(({ current }) => current),
  );
  if (mined > 0) await failDisplaced(parts, address);
  return mined;
}

/** Ends transactions that were never taken in their lifetime. Those that were may still be mined. */
async function expire(parts: RelayParts, slots: readonly Slot[]): Promise<boolean> {
  const unsent = slots.filter(({ current }) => current.sent_at === null);
  if (unsent.length === 0) return false;
  const now = await databaseTime(parts.db);
  const late = unsent.filter(({ deadline }) => deadline !== null && deadline < now);
  for (const { current } of late) {
    await inTransaction(parts, async (trx) => {
      await trx
        .updateTable('relay_attempt')
        .set({ settled_at: sql<Date>`now()` })
        .where('id', '=', current.id)
        .execute();
      await makeTransitions(trx, [{ requestId: String(current.request_id), to: 'EXPIRED' }]);
    });
  }
  return late.length > 0;
}

async function close({ db }: RelayParts, { current }: Slot): Promise<void> {
  await db
    .updateTable('relay_attempt')
    .set({ settled_at: sql<Date>`now()` })
    .where('id', '=', current.id)
    .where('settled_at', 'is', null)
    .execute();
}

async function refuse(parts: RelayParts, { current }: Slot, message: string): Promise<void> {
  const failure = validationError(
    ['rawTransaction'],
    `No node accepts the transaction: ${message}`,
    'TRANSACTION_REJECTED',
  );
  await inTransaction(parts, async (trx) => {
    await trx.updateTable('relay_attempt').set({ settled_at: sql<Date>`now()` }).where('id', '=', current.id).execute();
    await makeTransitions(trx, [{ requestId: String(current.request_id), to: 'FAILED', failure }]);
  });
}

/** Ends the requests whose nonce another transaction of their sender has used. */
async function failDisplaced(parts: RelayParts, address: string): Promise<void> {
  const displaced = await parts.db
    .selectFrom('relay_request as r')
    .select(['r.id', 'r.nonce'])
    .where('r.signer', '=', address)
    .where('r.kind', '=', 'SIGNED_TRANSACTION')
    .where('r.status', 'in', ['ASSIGNED', 'BROADCAST'])
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('relay_attempt as a')
            .select('a.id')
            .whereRef('a.request_id', '=', 'r.id')
            .where('a.settled_at', 'is', null),
        ),
      ),
    )
    .execute();
  if (displaced.length === 0) return;
  const transitions = displaced.map(({ id, nonce }) => {
    const message = `Another transaction of ${address} used nonce ${nonce}. Sign this one again with the next nonce.`;
    const failure = validationError(['rawTransaction'], message, 'TRANSACTION_REJECTED');
    return { requestId: id, to: 'FAILED' as const, failure };
  });
  await inTransaction(parts, (trx) => makeTransitions(trx, transitions));
}

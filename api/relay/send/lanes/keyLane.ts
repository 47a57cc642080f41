import type { Block } from '../../../chain/answers.ts';
import { settleAttempts } from '../../follow/settleAttempts.ts';
import type { RelayParts } from '../../relayParts.ts';
import type { KeyLease } from '../../store/keyLease.ts';
import { isDue, openSlots, type Slot } from '../../store/slots.ts';
import { assignRequests } from '../assignRequests.ts';
import { type Broadcast, broadcastSlots } from '../broadcastSlots.ts';
import type { Fees } from '../fees/fees.ts';
import { fillHoles } from '../fillHoles.ts';
import { findLostSlots, type Suspects } from '../findLostSlots.ts';
import { giveUpNonces } from '../giveUpNonces.ts';
import { recordSent } from '../recordSent.ts';
import { replaceAttempt } from '../replaceAttempt.ts';
import type { RelayLane } from './lane.ts';

const AGAIN = 0;
const IDLE_MS = 1_000;
const HELD_MS = 2_000;
/** A transaction that was not mined for so long is looked after; a request that was bound so long ago may be late. */
const OVERDUE_MS = 3_000;

/** What the work with a key is done with. */
export type KeyWorkParts = RelayParts & {
  /** The key's lease; undefined while another process has it. */
  lease: () => KeyLease | undefined;
  /** The latest block. */
  head: () => Promise<Block>;
};

/** What a key's turns remember. All of it can be lost. */
type Memory = {
  /** Block at which receipts were last asked for, in vain; empty when they are to be asked for again. */
  askedAt: string;
  /** The lease under which the chain's nonce was read. */
  epoch: bigint | undefined;
  chainNonce: bigint;
  suspects: Suspects;
  /** Nonces that are open. */
  open: number;
  /** Whether anything was mined in this turn. */
  hasMined: boolean;
};

/**
 * The work with one key: records what was mined, binds what is queued, sends what is bound, and looks after what is
 * stuck.
 */
export function createKeyWork(parts: KeyWorkParts): RelayLane {
  const memory: Memory = {
    askedAt: '',
    epoch: undefined,
    chainNonce: 0n,
    suspects: new Map(),
    open: 0,
    hasMined: false,
  };
  return {
    async turn() {
      memory.hasMined = false;
      let waitMs = AGAIN;
      while (waitMs === AGAIN) {
        const lease = parts.lease();
        if (lease === undefined) return { waitMs: IDLE_MS, isBusy: false, hasMined: memory.hasMined };
        waitMs = await work(parts, memory, lease);
      }
      return { waitMs, isBusy: memory.open > 0, hasMined: memory.hasMined };
    },
  };
}

/** What is due now; gives {@link AGAIN} when another may find more to do. */
async function work(parts: KeyWorkParts, memory: Memory, lease: KeyLease): Promise<number> {
  const { settings } = parts;
  const slots = await openSlots(parts.db, lease.address);
  memory.open = slots.length;
  const isWaiting = await hasQueued(parts);
  if (slots.length === 0 && !isWaiting) return IDLE_MS;
  const head = await parts.head();
  if (slots.length > 0 && memory.askedAt !== head.hash) {
    memory.askedAt = head.hash;
    const attempts = slots.flatMap((slot) => slot.attempts);
    if ((await settleAttempts(parts, attempts, lease)) > 0) {
      memory.hasMined = true;
      return AGAIN;
    }
  }
  const fees = await parts.quote(head.baseFeePerGas);
  if (fees === undefined) {
    parts.log.error({ key: lease.address }, 'Requests are held: the base fee is above the cap.');
    return HELD_MS;
  }
  const hasRoom = slots.length < settings.openPerKey;
  if (isWaiting && hasRoom && (await assign(parts, memory, lease, { fees, slots })) > 0) return AGAIN;
  const due = slots.filter(({ current }) => isDue(current, settings.rebroadcastMs));
  if (due.length > 0) return send(parts, memory, lease, { due, fees, head });
  return lookAfter(parts, memory, lease, { slots, fees, head });
}

async function hasQueued({ db }: RelayParts): Promise<boolean> {
  const queued = await db
    .selectFrom('relay_request')
    .select('id')
    .where('status', '=', 'QUEUED')
    .limit(1)
    .executeTakeFirst();
  return queued !== undefined;
}

async function assign(
  parts: KeyWorkParts,
  memory: Memory,
  lease: KeyLease,
  { fees, slots }: { fees: Fees; slots: readonly Slot[] },
): Promise<number> {
  if (memory.epoch !== lease.epoch) {
    memory.chainNonce = await parts.chain.transactionCount(lease.address, 'latest');
    memory.epoch = lease.epoch;
  }
  const [nextBlockTime, balance] = await Promise.all([parts.chain.nextBlockTime(), parts.chain.balance(lease.address)]);
  const committed = slots.reduce((sum, { current }) => sum + current.gas_limit * current.max_fee_per_gas, 0n);
  const view = { chainNonce: memory.chainNonce, nextBlockTime, fees, spareWei: balance - committed };
  return assignRequests(parts, lease, view);
}

async function send(
  parts: KeyWorkParts,
  memory: Memory,
  lease: KeyLease,
  { due, fees, head }: { due: readonly Slot[]; fees: Fees; head: Block },
): Promise<number> {
  const late = await findLate(parts, due, head);
  if (late && (await replaceAttempt(parts, lease, { slot: late, purpose: 'FILL', quoted: fees }))) return AGAIN;
  // Where that would take fees above the cap, its own bytes use the nonce up: it is better paid for than waited for.
  const { sent, trouble } = await broadcastSlots(parts, due);
  // What was sent may be mined already, before a new block is heard of.
  memory.askedAt = '';
  await recordSent(parts, sent, lease);
  return trouble === undefined ? AGAIN : await meet(parts, lease, { ...trouble, fees });
}

/** The first request that no node is known to have, or that one took long ago, and that can only fail by now. */
async function findLate({ chain }: RelayParts, due: readonly Slot[], head: Block): Promise<Slot | undefined> {
  const calls = due.filter(({ current }) => current.purpose === 'CALL');
  const isOld = calls.some(({ current }) => current.ageMs > OVERDUE_MS);
  // On a quiet chain the latest block says little of the time.
  const now = isOld ? await chain.nextBlockTime() : head.timestamp;
  return calls.find(({ deadline }) => deadline !== null && deadline < now);
}

/** What to do about a transaction that was not taken. Never another nonce. */
async function meet(
  parts: KeyWorkParts,
  lease: KeyLease,
  { slot, outcome, message, fees }: NonNullable<Broadcast['trouble']> & { fees: Fees },
): Promise<number> {
  const place = { key: lease.address, nonce: slot.nonce.toString(), outcome, message };
  switch (outcome) {
    case 'underpriced':
      await replace(parts, lease, { slot, purpose: slot.current.purpose, quoted: fees });
      return IDLE_MS;
    case 'unsendable':
      parts.log.error(place, 'No node takes a transaction; its nonce is filled.');
      await replace(parts, lease, { slot, purpose: 'FILL', quoted: fees });
      return IDLE_MS;
    case 'noFunds':
      parts.log.error(place, 'A relayer key has too little native coin for what it has signed: send it some.');
      return HELD_MS;
    case 'nonceAhead':
      parts.log.warn(place, 'An earlier nonce is missing.');
      await fillHoles(parts, lease, { lowestOpen: slot.nonce, fees });
      return IDLE_MS;
    default:
      parts.log.warn(place, 'No clear answer to a transaction; the same bytes are sent again.');
      return IDLE_MS;
  }
}

async function replace(
  parts: KeyWorkParts,
  lease: KeyLease,
  replacement: Parameters<typeof replaceAttempt>[2],
): Promise<number> {
  return (await replaceAttempt(parts, lease, replacement)) ? AGAIN : HELD_MS;
}

/** Looks after transactions that were sent and that nobody mines. */
async function lookAfter(
  parts: KeyWorkParts,
  memory: Memory,
  lease: KeyLease,
  { slots, fees, head }: { slots: readonly Slot[]; fees: Fees; head: Block },
): Promise<number> {
  const [lowest] = slots;
  if (lowest === undefined) return IDLE_MS;
  const waitedMs = lowest.current.ageMs;
  if (waitedMs < OVERDUE_MS) return IDLE_MS;
  const { suspects } = memory;
  const lost = await findLostSlots(parts, lease.address, { slots, headNumber: head.number, suspects });
  if ((await giveUpNonces(parts, lease, lost)) > 0) {
    memory.epoch = undefined;
    return AGAIN;
  }
  if ((await fillHoles(parts, lease, { lowestOpen: lowest.nonce, fees })) > 0) return AGAIN;
  const isTooCheap = lowest.current.max_fee_per_gas < head.baseFeePerGas;
  if (!isTooCheap && waitedMs < parts.settings.replaceMs) return IDLE_MS;
  // Past its deadline a request can only fail: to use its nonce up costs less.
  const purpose = lowest.deadline !== null && lowest.deadline < head.timestamp ? 'FILL' : lowest.current.purpose;
  return replace(parts, lease, { slot: lowest, purpose, quoted: fees });
}

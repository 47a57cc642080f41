import { hexlify } from 'ethers';
import type { BroadcastOutcome } from '../../chain/transactions/broadcastErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import type { AttemptRow } from '../store/relayTables.ts';
import type { Slot } from '../store/slots.ts';

/** What sending a key's transactions came to. */
export type Broadcast = {
  /** Those that a node has, or that used their nonce already. */
  sent: AttemptRow[];
  /** The first that was not taken, and why; those after it were not sent. */
  trouble?: { slot: Slot; outcome: BroadcastOutcome; message: string };
};

/**
 * Sends the stored bytes of one account's transactions in the order of their nonces, and stops at the first that is not
 * taken. Nothing is signed here, and nothing that fails is ever taken back.
 */
export async function broadcastSlots({ chain, failpoint }: RelayParts, slots: readonly Slot[]): Promise<Broadcast> {
  const sent: AttemptRow[] = [];
  for (const slot of slots) {
    failpoint('before-broadcast');
    const { outcome, message } = await chain.broadcast(hexlify(slot.current.raw));
    failpoint('after-broadcast');
    if (outcome !== 'taken' && outcome !== 'known' && outcome !== 'executed' && outcome !== 'nonceUsed') {
      return { sent, trouble: { slot, outcome, message } };
    }
    sent.push(slot.current);
  }
  return { sent };
}

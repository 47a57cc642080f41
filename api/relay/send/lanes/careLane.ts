import { sql } from 'kysely';
import type { Block } from '../../../chain/answers.ts';
import { endOverdue } from '../../follow/endOverdue.ts';
import { settleAttempts } from '../../follow/settleAttempts.ts';
import type { RelayParts } from '../../relayParts.ts';
import { openSlots } from '../../store/slots.ts';
import type { RelayLane } from './lane.ts';

const IDLE_MS = 1_000;

/**
 * The work that needs no key and that every process does: ends what is overdue, and records what was mined of keys that
 * no process works with. Each step is taken once, however many processes do this.
 */
export function createCareLane(parts: RelayParts & { head: () => Promise<Block> }): RelayLane {
  /** Block at which each key's receipts were last asked for. Can be lost. */
  const askedAt = new Map<string, string>();
  return {
    async turn() {
      await endOverdue(parts);
      const unheld = await unheldKeys(parts.db);
      for (const address of askedAt.keys()) if (!unheld.includes(address)) askedAt.delete(address);
      let mined = 0;
      for (const address of unheld) {
        const { hash } = await parts.head();
        if (askedAt.get(address) === hash) continue;
        const slots = await openSlots(parts.db, address);
        mined += await settleAttempts(
          parts,
          slots.flatMap(({ attempts }) => attempts),
        );
        askedAt.set(address, hash);
      }
      return { waitMs: IDLE_MS, isBusy: false, hasMined: mined > 0 };
    },
  };
}

/** Keys with transactions on their way that no process works with. */
async function unheldKeys(db: RelayParts['db']): Promise<string[]> {
  const rows = await db
    .selectFrom('relayer_key as k')
    .select('k.address')
    .where((where) => where.or([where('k.expires_at', 'is', null), where('k.expires_at', '<=', sql<Date>`now()`)]))
    .where((where) =>
      where.exists(
        where
          .selectFrom('relay_attempt as a')
          .select('a.id')
          .whereRef('a.key_address', '=', 'k.address')
          .where('a.settled_at', 'is', null),
      ),
    )
    .execute();
  return rows.map(({ address }) => address);
}

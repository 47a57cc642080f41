import { bps } from './bps.ts';

/** A budget as the ledger has it. */
export type OpenedBudget = {
  limit: bigint;
  period: bigint;
  startsAt: bigint;
  endsAt: bigint | null;
  currentPeriod: bigint;
  spentInPeriod: bigint;
  isClosed: boolean;
};

/** What became of a budget's limit at a second. A period's last second belongs to it, and so does the budget's own. */
export function limitUse(budget: OpenedBudget, now: bigint) {
  const { limit, period: length, startsAt, endsAt, currentPeriod, spentInPeriod, isClosed } = budget;
  const hasBegun = now >= startsAt;
  const period = hasBegun ? (length === 0n ? 0n : (now - startsAt) / length) : null;
  const used = period === currentPeriod ? spentInPeriod : 0n;
  const isOpen = hasBegun && !isClosed && (endsAt === null || now <= endsAt);
  return { isOpen, period, used, left: isOpen && used < limit ? limit - used : 0n, usedBps: bps(used, limit) };
}

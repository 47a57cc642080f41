import type { RelayParts } from '../relayParts.ts';
import type { Slot } from '../store/slots.ts';

/** Nonces that the chain counts as used by none of their known transactions, with the block when that was first seen. */
export type Suspects = Map<bigint, bigint>;

/**
 * Finds nonces of an account that a transaction from elsewhere has used. The chain's count must be past them for as
 * many blocks as count as final, and the receipts of all their known transactions missing at both ends of that time:
 * one missing receipt is no verdict, nodes lag.
 *
 * @param slots - Open nonces whose receipts have just been missing.
 * @param suspects - What earlier calls have seen; kept up to date.
 */
export async function findLostSlots(
  { chain, settings }: RelayParts,
  account: string,
  { slots, headNumber, suspects }: { slots: readonly Slot[]; headNumber: bigint; suspects: Suspects },
): Promise<Slot[]> {
  const depth = BigInt(settings.confirmations);
  const used = await chain.transactionCount(account, 'latest');
  const open = new Set(slots.map(({ nonce }) => nonce));
  for (const nonce of suspects.keys()) if (!open.has(nonce) || nonce >= used) suspects.delete(nonce);
  for (const nonce of open) if (nonce < used && !suspects.has(nonce)) suspects.set(nonce, headNumber);
  const ripe = slots.filter(({ nonce }) => headNumber - (suspects.get(nonce) ?? headNumber) >= depth);
  if (ripe.length === 0) return [];
  const usedAtDepth = await chain.transactionCount(account, headNumber - depth);
  const lost: Slot[] = [];
  for (const slot of ripe) {
    if (slot.nonce >= usedAtDepth) continue;
    const receipts = await Promise.all(slot.attempts.map(({ transaction_hash }) => chain.receipt(transaction_hash)));
    if (receipts.every((receipt) => receipt === undefined)) lost.push(slot);
  }
  return lost;
}

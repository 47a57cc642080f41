import type { RelayParts } from '../relayParts.ts';
import type { KeyLease } from '../store/keyLease.ts';

/** Gas of a small request: a key that cannot pay for it cannot send. */
const LEAST_GAS = 300_000n;

/** How a key stands: it pays for requests, soon it will not, or it does not. */
type Standing = 'pays' | 'low' | 'empty';

const MESSAGES: Record<Standing, string> = {
  pays: 'a relayer key has enough native coin',
  low: 'a relayer key is low on native coin: send it some',
  empty: 'a relayer key cannot pay for a request and sends nothing: send it native coin',
};
const LEVELS = { pays: 'info', low: 'warn', empty: 'error' } as const;

/**
 * Watches the native coin of the keys that this process holds: each turn records it, and logs when a key's standing has
 * changed.
 *
 * @param leases - The leases that stand.
 * @returns A turn, which gives the milliseconds until the next.
 */
export function createKeyFunds(
  { chain, db, log, settings, sponsor, quote }: RelayParts,
  leases: () => readonly KeyLease[],
): () => Promise<number> {
  const standings = new Map<string, Standing>();
  const lookAt = async ({ address, owner }: KeyLease, feePerGas: bigint) => {
    const balance = await chain.balance(address);
    const funded = balance >= LEAST_GAS * feePerGas;
    const standing = !funded ? 'empty' : balance < sponsor.lowBalanceWei ? 'low' : 'pays';
    await db
      .updateTable('relayer_key')
      .set({ balance, funded })
      .where('address', '=', address)
      .where('owner', '=', owner)
      .execute();
    if (standing === (standings.get(address) ?? 'pays')) return;
    standings.set(address, standing);
    log[LEVELS[standing]]({ key: address, balance: balance.toString() }, MESSAGES[standing]);
  };
  return async () => {
    const held = leases();
    if (held.length === 0) return settings.fundsMs;
    const fees = await quote((await chain.head()).baseFeePerGas);
    const feePerGas = fees?.maxFeePerGas ?? settings.feeCapWei;
    for (const lease of held) await lookAt(lease, feePerGas);
    return settings.fundsMs;
  };
}

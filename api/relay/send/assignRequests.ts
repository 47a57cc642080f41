import type { Transaction } from 'kysely';
import { forwardGas } from '../../chain/forwarder/forwardGas.ts';
import type { RelayCost } from '../../prepare/sponsorship/sponsorSettings.ts';
import { chargeKey, leftOfKey } from '../purse/keyBudget.ts';
import type { RelayParts } from '../relayParts.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { makeTransitions } from '../store/transitions.ts';
import { claimRequests } from './claimRequests.ts';
import type { Fees } from './fees/fees.ts';
import { signAttempt } from './signAttempt.ts';

/** What the chain says when requests are bound to a key. */
export type BindingView = {
  /** How many transactions the key has sent. */
  chainNonce: bigint;
  /** Time of the next block, Unix seconds. */
  nextBlockTime: bigint;
  fees: Fees;
  /** What the key has beyond the highest cost of all that it has on its way, in wei. */
  spareWei: bigint;
};

/**
 * Binds queued requests to a key's next nonces, in order, as many as may be on their way at a time and as the key's
 * coin and its budget of this hour reach for. One transaction locks the key, takes the nonces, signs and stores the signed bytes: nothing is sent before
 * it has ended, and a crash before that leaves no trace.
 *
 * @returns How many left the queue.
 */
export async function assignRequests(parts: RelayParts, lease: KeyLease, view: BindingView): Promise<number> {
  const { failpoint, settings, sponsor } = parts;
  const { nextBlockTime, fees, spareWei } = view;
  const bound = await inTransaction(parts, async (trx) => {
    await lockKey(trx, lease);
    const claimed = await claimRequests(trx, { keyAddress: lease.address, most: settings.openPerKey, nextBlockTime });
    if (claimed.length === 0) return 0;
    const left = await leftOfKey(trx, lease.address, sponsor.budgets.key);
    const due = affordable(claimed, { feePerGas: fees.maxFeePerGas, gas: left.gas, wei: least(left.wei, spareWei) });
    await bind(parts, trx, { lease, view, due });
    failpoint('before-assign');
    return due.length;
  });
  if (bound > 0) failpoint('after-assign');
  return bound;
}

/** The requests that a key can pay for, in order; behind one that it cannot pay for, none of the same signer. */
function affordable(
  requests: readonly RequestRow[],
  { feePerGas, gas, wei }: { feePerGas: bigint } & RelayCost,
): RequestRow[] {
  const waiting = new Set<string>();
  const left = { gas, wei };
  return requests.filter((request) => {
    const mostGas = forwardGas(request.gas, request.data.length);
    const mostWei = mostGas * feePerGas;
    if (waiting.has(request.signer) || mostGas > left.gas || mostWei > left.wei) {
      waiting.add(request.signer);
      return false;
    }
    left.gas -= mostGas;
    left.wei -= mostWei;
    return true;
  });
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

async function bind(
  parts: RelayParts,
  trx: Transaction<RelayTables>,
  { lease, view, due }: { lease: KeyLease; view: BindingView; due: readonly RequestRow[] },
): Promise<void> {
  if (due.length === 0) return;
  const first = await nextNonce(trx, lease.address, view.chainNonce);
  const attempts = await Promise.all(
    due.map((request, i) =>
      signAttempt(parts, {
        keyAddress: lease.address,
        nonce: first + BigInt(i),
        replacement: 0,
        purpose: 'CALL',
        fees: view.fees,
        request,
      }),
    ),
  );
  await trx.insertInto('relay_attempt').values(attempts).execute();
  await chargeKey(
    trx,
    lease.address,
    due.map(({ id, gas, data }) => ({ id, wei: forwardGas(gas, data.length) * view.fees.maxFeePerGas })),
  );
  await makeTransitions(
    trx,
    attempts.map(({ request_id, transaction_hash }) => ({
      requestId: String(request_id),
      to: 'ASSIGNED' as const,
      keyAddress: lease.address,
      transactionHash: transaction_hash,
    })),
  );
}

/**
 * The nonce after all that were ever bound. The chain's own count comes in for a key that has none yet, or that was
 * used elsewhere; it never takes the nonce back, whatever a node says.
 */
async function nextNonce(trx: Transaction<RelayTables>, keyAddress: string, chainNonce: bigint): Promise<bigint> {
  const { last } = await trx
    .selectFrom('relay_attempt')
    .select(({ fn }) => fn.max<bigint | null>('nonce').as('last'))
    .where('key_address', '=', keyAddress)
    .executeTakeFirstOrThrow();
  const next = last === null ? chainNonce : last + 1n;
  return next > chainNonce ? next : chainNonce;
}

import { dataLength } from 'ethers';
import { forwardGas } from '../../chain/forwardGas.ts';
import type { Budget } from '../../prepare/sponsorSettings.ts';
import type { SponsoredCall, SponsoredPurpose } from '../../prepare/sponsorship.ts';
import { policyError, type UserError } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import { countKeys } from '../store/keyHealth.ts';
import type { Queryable } from '../store/requestSteps.ts';
import { type Account, accountsOf } from './budgets.ts';

/** What pays for a request, and the most that it may cost. */
export type Purse = { accounts: readonly Account[]; cost: Budget; isNew: boolean };

/**
 * Finds what would pay for a call, at the fees of now.
 *
 * @returns the user error that stands against it where no relayer key can pay for it
 */
export async function openPurse(
  { db, signers, quote, settings, sponsor }: RelayParts,
  { from, gas, data }: SponsoredCall,
  { guild, baseFeePerGas }: Pick<SponsoredPurpose, 'guild'> & { baseFeePerGas: bigint },
): Promise<{ purse: Purse } | { error: UserError }> {
  const fees = await quote(baseFeePerGas);
  const mostGas = forwardGas(gas, dataLength(data));
  const cost = { gas: mostGas, wei: mostGas * (fees?.maxFeePerGas ?? settings.feeCapWei) };
  const [{ known, able }, isNew] = await Promise.all([
    countKeys(db, [...signers.keys()], cost.wei),
    isNewAccount(db, from),
  ]);
  if (able === 0) return { error: policyError(null, known === 0 ? NO_KEY : NO_COIN) };
  return { purse: { accounts: accountsOf(sponsor, { signer: from, guild, isNew, keys: known }), cost, isNew } };
}

const NO_KEY = 'This gateway has no relayer key: it pays for nothing.';
const NO_COIN =
  'No relayer key of this gateway has enough native coin to pay for this. Try again later, or send it as a ' +
  'transaction of your own.';

/** Whether the relayer has never paid for an account. */
async function isNewAccount(db: Queryable, signer: string): Promise<boolean> {
  const paid = await db
    .selectFrom('relay_sponsorship')
    .select('request_id')
    .where('signer', '=', signer)
    .where('gas_used', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return paid === undefined;
}

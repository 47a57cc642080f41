import { dataLength } from 'ethers';
import { forwardGas } from '../../chain/forwarder/forwardGas.ts';
import { AS_OWN_TRANSACTION } from '../../prepare/ownTransaction.ts';
import type { RelayCost } from '../../prepare/sponsorship/sponsorSettings.ts';
import type { SponsoredCall, SponsoredPurpose } from '../../prepare/sponsorship/sponsorship.ts';
import { policyError, type UserError } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import { countKeys } from '../store/keyHealth.ts';
import { type CountedBudget, countedBudgets } from './budgets.ts';

/** What pays for a request, and the most that it may cost. */
export type Purse = { budgets: readonly CountedBudget[]; cost: RelayCost };

/**
 * Finds what would pay for a call, at the fees of now.
 *
 * @returns The user error that stands against it where no relayer key can pay for it.
 */
export async function openPurse(
  { db, signers, quote, settings, sponsor }: RelayParts,
  { from, gas, data }: SponsoredCall,
  { guild, isStranger, baseFeePerGas }: Pick<SponsoredPurpose, 'guild' | 'isStranger'> & { baseFeePerGas: bigint },
): Promise<{ purse: Purse } | { error: UserError }> {
  const fees = await quote(baseFeePerGas);
  const mostGas = forwardGas(gas, dataLength(data));
  const cost = { gas: mostGas, wei: mostGas * (fees?.maxFeePerGas ?? settings.feeCapWei) };
  const { known, able } = await countKeys(db, [...signers.keys()], cost.wei);
  if (able === 0) return { error: policyError(null, known === 0 ? NO_KEY : NO_COIN) };
  return { purse: { budgets: countedBudgets(sponsor, { signer: from, guild, isStranger, keys: known }), cost } };
}

const NO_KEY = `This gateway has no relayer key, so it pays for nothing: ${AS_OWN_TRANSACTION}`;
const NO_COIN = `No relayer key of this gateway has enough native coin to pay for this: try again later, or ${AS_OWN_TRANSACTION}`;

import type { Block } from '../../chain/answers.ts';
import { decideSponsorship, type SponsoredCall, type Sponsorship } from '../../prepare/sponsorship/sponsorship.ts';
import type { RelayParts } from '../relayParts.ts';
import { findShortage } from './budgets.ts';
import { openPurse } from './openPurse.ts';
import { shortageError } from './shortageError.ts';

/** Whether the relayer would pay for a call now, by its policy and what is left of its budgets. Reserves nothing. */
export async function sponsorshipOf(parts: RelayParts, call: SponsoredCall, block: Block): Promise<Sponsorship> {
  const decision = await decideSponsorship(parts.chain, parts.sponsor, call, block);
  if ('refusal' in decision) return { sponsored: false, reason: decision.refusal };
  const opened = await openPurse(parts, call, { ...decision.purpose, baseFeePerGas: block.baseFeePerGas });
  if ('error' in opened) return { sponsored: false, reason: opened.error.message };
  const { budgets, cost } = opened.purse;
  const shortage = await findShortage(parts.db, budgets, cost);
  return { sponsored: shortage === undefined, reason: shortage ? shortageError(shortage, cost).message : null };
}

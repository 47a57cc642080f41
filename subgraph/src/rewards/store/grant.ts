import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { GrantClaim, Guild, LedgerEntry, RewardGrant, RewardTermsVersion } from '../../../generated/schema';
import {
  GrantClaimed as GrantClaimedEvent,
  RewardAccrued as RewardAccruedEvent,
} from '../../../generated/templates/Rewards/Rewards';
import { grantId } from '../../lib/id';
import { logMissing } from '../../lib/missing';

/** Records a reward that vests by the terms of now, and tells its id. */
export function createGrant(guild: Guild, entry: LedgerEntry, event: RewardAccruedEvent): Bytes {
  const params = event.params;
  const current = guild.rewardTerms;
  const terms = current !== null ? RewardTermsVersion.load(current) : null;
  const grant = new RewardGrant(grantId(event.address, params.account, params.grantId));
  grant.guild = guild.id;
  grant.account = params.account;
  grant.number = params.grantId;
  grant.milestone = entry.milestone;
  grant.amount = params.amount;
  grant.claimed = BigInt.zero();
  grant.startsAt = event.block.timestamp;
  grant.cliff = terms === null ? BigInt.zero() : terms.vestingCliff;
  grant.duration = terms === null ? BigInt.zero() : terms.vestingDuration;
  grant.entry = entry.id;
  grant.save();
  return grant.id;
}

/** Records what a claim took of a grant. */
export function claimGrant(entry: LedgerEntry, event: GrantClaimedEvent): void {
  const id = grantId(event.address, event.params.account, event.params.grantId);
  const grant = RewardGrant.load(id);
  if (grant === null) {
    logMissing('RewardGrant', id, event);
    return;
  }
  grant.claimed = event.params.claimed;
  grant.save();
  const claim = new GrantClaim(entry.id);
  claim.grant = id;
  claim.amount = event.params.amount;
  claim.claimed = event.params.claimed;
  claim.entry = entry.id;
  claim.save();
}

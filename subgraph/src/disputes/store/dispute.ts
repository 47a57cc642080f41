import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { Dispute, Evidence, Guild, LedgerEntry, Milestone } from '../../../generated/schema';
import {
  DisputeOpened as DisputeOpenedEvent,
  DisputeResolved as DisputeResolvedEvent,
  EvidenceSubmitted as EvidenceSubmittedEvent,
  MilestoneSettled as MilestoneSettledEvent,
} from '../../../generated/templates/Projects/Projects';
import { touchAccount } from '../../ledger/store/account';
import { DisputeStatus } from '../../lib/enums';
import { numberedId } from '../../lib/id';
import { logMissing } from '../../lib/missing';

/** A dispute of a guild; null, and logged, for an unknown one. */
export function findDispute(guild: Guild, number: BigInt, event: ethereum.Event): Dispute | null {
  const id = numberedId(guild.projects, number);
  const found = Dispute.load(id);
  if (found === null) logMissing('Dispute', id, event);
  return found;
}

/** The dispute of a milestone, of which there is at most one; null for none. */
export function disputeOf(milestone: Milestone): Dispute | null {
  const disputes = milestone.disputes.load();
  return disputes.length == 0 ? null : disputes[0];
}

/** Records a new dispute, and counts it in its guild. */
export function createDispute(guild: Guild, entry: LedgerEntry, event: DisputeOpenedEvent): Dispute {
  const params = event.params;
  const dispute = new Dispute(numberedId(guild.projects, params.disputeId));
  dispute.guild = guild.id;
  dispute.number = params.disputeId;
  dispute.project = entry.project;
  dispute.milestone = entry.milestone;
  dispute.openedBy = params.openedBy;
  dispute.arbiter = touchAccount(params.arbiter, event).id;
  dispute.cost = params.cost;
  dispute.rulingEndsAt = params.rulingEndsAt;
  dispute.reasonDigest = params.reasonDigest;
  dispute.reasonCid = params.reasonCid;
  dispute.status = DisputeStatus.OPEN;
  dispute.opened = entry.id;
  dispute.save();
  guild.disputeCount = guild.disputeCount.plus(BigInt.fromI32(1));
  guild.save();
  return dispute;
}

/** Records evidence in a dispute. */
export function createEvidence(entry: LedgerEntry, dispute: Dispute, event: EvidenceSubmittedEvent): void {
  const evidence = new Evidence(entry.id);
  evidence.dispute = dispute.id;
  evidence.submitter = event.params.submitter;
  evidence.digest = event.params.digest;
  evidence.cid = event.params.cid;
  evidence.entry = entry.id;
  evidence.save();
}

/** Records how a dispute ended: by a ruling, or because none came in time. */
export function resolveDispute(dispute: Dispute, entry: LedgerEntry, event: DisputeResolvedEvent): void {
  const params = event.params;
  dispute.status = params.ruled ? DisputeStatus.RULED : DisputeStatus.EXPIRED;
  if (params.ruled) {
    const ruling = params.ruling;
    dispute.ruler = touchAccount(ruling.ruler, event).id;
    dispute.contributorBps = ruling.contributorBps;
    dispute.feeBps = ruling.feeBps;
    dispute.slashBps = ruling.slashBps;
    dispute.rulingDigest = ruling.digest;
    dispute.rulingCid = ruling.cid;
  }
  dispute.contributorAmount = params.contributorAmount;
  dispute.clientAmount = params.clientAmount;
  dispute.arbiterFee = params.arbiterFee;
  dispute.ended = entry.id;
  dispute.save();
}

/** Records that client and contributor settled what they disputed. */
export function settleDispute(dispute: Dispute, entry: LedgerEntry, event: MilestoneSettledEvent): void {
  dispute.status = DisputeStatus.SETTLED;
  dispute.contributorAmount = event.params.contributorAmount;
  dispute.clientAmount = event.params.clientAmount;
  dispute.ended = entry.id;
  dispute.save();
}

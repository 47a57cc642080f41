import {
  DisputeOpened as DisputeOpenedEvent,
  DisputeResolved as DisputeResolvedEvent,
  EvidenceSubmitted as EvidenceSubmittedEvent,
  MilestoneSettled as MilestoneSettledEvent,
} from '../../generated/templates/Projects/Projects';
import {
  PROJECTS_DISPUTE_OPENED,
  PROJECTS_DISPUTE_RESOLVED,
  PROJECTS_EVIDENCE_SUBMITTED,
  PROJECTS_MILESTONE_SETTLED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { clientDepositsOf, creditingOf } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { noteCause } from '../ledger/store/ledgerHead';
import { addWorkPoint, WorkStep } from '../ledger/store/series';
import { aboutAccountAmount, aboutDispute, aboutMilestone, aboutProject } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { disputeMilestone } from '../projects/store/milestone';
import { createArbitrationPayment } from '../projects/store/payment';
import { awaitRuling, closeDispute, closeEvidence, closeWork } from '../projects/store/task';
import { createDispute, createEvidence, disputeOf, resolveDispute, settleDispute } from './store/dispute';
import { createSettlement } from './store/settlement';

export function handleDisputeOpened(event: DisputeOpenedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_DISPUTE_OPENED, EntryCategory.CONTRIBUTION, params.openedBy);
  mentionDocument(entry, params.reasonDigest, params.reasonCid);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) {
    entry.account = milestone.contributor;
    disputeMilestone(milestone);
    closeWork(milestone, entry);
  }
  const dispute = createDispute(guild, entry, event);
  entry.dispute = dispute.id;
  awaitRuling(dispute, entry);
  addWorkPoint(guild.id, WorkStep.DISPUTE);
  entry.save();
}

export function handleEvidenceSubmitted(event: EvidenceSubmittedEvent): void {
  const guild = currentGuild();
  const actor = event.params.submitter;
  const entry = openEntry(guild, event, PROJECTS_EVIDENCE_SUBMITTED, EntryCategory.CONTRIBUTION, actor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  const dispute = aboutDispute(entry, guild, event.params.disputeId, event);
  if (dispute !== null) {
    entry.project = dispute.project;
    entry.milestone = dispute.milestone;
    createEvidence(entry, dispute, event);
    closeEvidence(dispute, actor, entry);
  }
  entry.save();
}

/** The arbiter's fee leaves escrow here; what the parties get follows in logs of its own. */
export function handleDisputeResolved(event: DisputeResolvedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_DISPUTE_RESOLVED, EntryCategory.PAYMENT, params.actor);
  if (params.ruled) mentionDocument(entry, params.ruling.digest, params.ruling.cid);
  const dispute = aboutDispute(entry, guild, params.disputeId, event);
  if (dispute !== null) {
    resolveDispute(dispute, entry, event);
    closeDispute(dispute, entry);
  }
  aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null && !params.arbiterFee.isZero()) {
    const ruler = params.ruling.ruler;
    aboutAccountAmount(entry, ruler, project.token, params.arbiterFee, event);
    createArbitrationPayment(guild, entry, ruler, project.token, params.arbiterFee);
    new Journal(entry, project.token).post(clientDepositsOf(params.projectId), creditingOf(guild), params.arbiterFee);
  }
  noteCause(entry);
  entry.save();
}

export function handleMilestoneSettled(event: MilestoneSettledEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_SETTLED, EntryCategory.CONTRIBUTION, params.actor);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) {
    const dispute = disputeOf(milestone);
    if (dispute !== null) {
      entry.dispute = dispute.id;
      settleDispute(dispute, entry, event);
      closeDispute(dispute, entry);
    }
    createSettlement(entry, milestone, event);
  }
  entry.save();
}

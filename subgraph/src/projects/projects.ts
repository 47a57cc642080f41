import { BigInt } from '@graphprotocol/graph-ts';
import { Project } from '../../generated/schema';
import {
  AcceptanceLapsed as AcceptanceLapsedEvent,
  AuthorityUpdated as AuthorityUpdatedEvent,
  DeliverableReviewed as DeliverableReviewedEvent,
  DeliverableSubmitted as DeliverableSubmittedEvent,
  EIP712DomainChanged as EIP712DomainChangedEvent,
  FeeBpsSet as FeeBpsSetEvent,
  FeeTokenRateSet as FeeTokenRateSetEvent,
  Initialized as InitializedEvent,
  MilestoneFunded as MilestoneFundedEvent,
  ProjectAccepted as ProjectAcceptedEvent,
  ProjectCancelled as ProjectCancelledEvent,
  ProjectCreated as ProjectCreatedEvent,
  ProjectFunded as ProjectFundedEvent,
  RevisionRequested as RevisionRequestedEvent,
  RewardSkipped as RewardSkippedEvent,
  RewardWithheld as RewardWithheldEvent,
  SubmissionGated as SubmissionGatedEvent,
  TokenAllowed as TokenAllowedEvent,
} from '../../generated/templates/Projects/Projects';
import {
  PROJECTS_ACCEPTANCE_LAPSED,
  PROJECTS_AUTHORITY_UPDATED,
  PROJECTS_DELIVERABLE_REVIEWED,
  PROJECTS_DELIVERABLE_SUBMITTED,
  PROJECTS_EIP712_DOMAIN_CHANGED,
  PROJECTS_FEE_BPS_SET,
  PROJECTS_FEE_TOKEN_RATE_SET,
  PROJECTS_INITIALIZED,
  PROJECTS_MILESTONE_FUNDED,
  PROJECTS_PROJECT_ACCEPTED,
  PROJECTS_PROJECT_CANCELLED,
  PROJECTS_PROJECT_CREATED,
  PROJECTS_PROJECT_FUNDED,
  PROJECTS_REVISION_REQUESTED,
  PROJECTS_REWARD_SKIPPED,
  PROJECTS_REWARD_WITHHELD,
  PROJECTS_SUBMISSION_GATED,
  PROJECTS_TOKEN_ALLOWED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { clientDepositsOf, escrowOf } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { changeParameter } from '../ledger/store/parameterChange';
import { addWorkPoint, WorkStep } from '../ledger/store/series';
import { aboutAmount, aboutMilestone, aboutProject } from '../ledger/subject';
import { EntryCategory, obstacleOf, withheldReasonOf } from '../lib/enums';
import { setQuoteAllowed } from '../market/store/market';
import { setPaymentToken } from '../token/store/paymentToken';
import { describeToken, touchToken } from '../token/store/token';
import { createDeliverable } from './store/deliverable';
import { createLapsedAcceptance } from './store/lapsedAcceptance';
import { fundMilestone, gateSubmissions, requestRevision, withholdReward } from './store/milestone';
import { acceptProject, cancelProject, createProject, setFunded } from './store/project';
import { createReview } from './store/review';
import { awaitDeliverable, awaitReviews, closeReview, closeReviews } from './store/task';

export function handleProjectCreated(event: ProjectCreatedEvent): void {
  const guild = currentGuild();
  const client = event.params.client;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_CREATED, EntryCategory.CONTRIBUTION, client);
  const project = createProject(event, guild, entry);
  entry.project = project.id;
  mentionDocument(entry, project.agreementDigest, project.agreementCid);
  entry.save();
}

export function handleProjectAccepted(event: ProjectAcceptedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_ACCEPTED, EntryCategory.CONTRIBUTION, actor);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) acceptProject(project, entry, event.params.termsHash);
  entry.save();
}

export function handleAcceptanceLapsed(event: AcceptanceLapsedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PROJECTS_ACCEPTANCE_LAPSED, EntryCategory.CONTRIBUTION, actor);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) createLapsedAcceptance(entry, project, event);
  entry.save();
}

export function handleSubmissionGated(event: SubmissionGatedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_SUBMISSION_GATED, EntryCategory.COMPLIANCE, signerOf(guild, event));
  entry.account = touchAccount(params.contributor, event).id;
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) gateSubmissions(milestone, obstacleOf(params.obstacle));
  entry.save();
}

export function handleProjectCancelled(event: ProjectCancelledEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_CANCELLED, EntryCategory.CONTRIBUTION, actor);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) cancelProject(project);
  entry.save();
}

export function handleProjectFunded(event: ProjectFundedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_PROJECT_FUNDED, EntryCategory.PAYMENT, event.params.payer);
  const token = event.params.token;
  aboutAmount(entry, token, event.params.amount);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) setFunded(project, event.params.totalFunded);
  new Journal(entry, token).post(escrowOf(guild), clientDepositsOf(event.params.projectId), event.params.amount);
  entry.save();
}

export function handleMilestoneFunded(event: MilestoneFundedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_FUNDED, EntryCategory.PAYMENT, event.params.payer);
  entry.amount = event.params.amount;
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) entry.token = project.token;
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    fundMilestone(milestone);
    if (project !== null) awaitDeliverable(project, milestone, entry);
  }
  entry.save();
}

export function handleDeliverableSubmitted(event: DeliverableSubmittedEvent): void {
  const guild = currentGuild();
  const actor = event.params.contributor;
  const entry = openEntry(guild, event, PROJECTS_DELIVERABLE_SUBMITTED, EntryCategory.CONTRIBUTION, actor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    createDeliverable(event, milestone, entry);
    awaitReviews(milestone, entry);
    addWorkPoint(guild.id, WorkStep.SUBMISSION);
  }
  entry.save();
}

export function handleDeliverableReviewed(event: DeliverableReviewedEvent): void {
  const guild = currentGuild();
  const actor = event.params.reviewer;
  const entry = openEntry(guild, event, PROJECTS_DELIVERABLE_REVIEWED, EntryCategory.CONTRIBUTION, actor);
  mentionDocument(entry, event.params.reasonDigest, event.params.reasonCid);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    entry.account = milestone.contributor;
    closeReview(createReview(event, milestone, entry), actor, entry);
  }
  entry.save();
}

export function handleRevisionRequested(event: RevisionRequestedEvent): void {
  const guild = currentGuild();
  const actor = event.params.reviewer;
  const entry = openEntry(guild, event, PROJECTS_REVISION_REQUESTED, EntryCategory.CONTRIBUTION, actor);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    entry.account = milestone.contributor;
    closeReviews(milestone, entry);
    requestRevision(milestone, event.params.newDueAt);
    const project = Project.load(milestone.project);
    if (project !== null) awaitDeliverable(project, milestone, entry);
    addWorkPoint(guild.id, WorkStep.REVISION);
  }
  entry.save();
}

export function handleTokenAllowed(event: TokenAllowedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_TOKEN_ALLOWED, EntryCategory.ADMIN, event.params.actor);
  const params = event.params;
  entry.token = describeToken(params.token, params.symbol, params.decimals).id;
  setPaymentToken(guild.id, params.token, params.allowed);
  setQuoteAllowed(guild.id, params.token, params.allowed);
  entry.save();
}

export function handleFeeBpsSet(event: FeeBpsSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEE_BPS_SET, EntryCategory.ADMIN, event.params.actor);
  guild.feeBps = event.params.newFeeBps;
  guild.save();
  changeParameter(entry, null, BigInt.fromI32(event.params.oldFeeBps), BigInt.fromI32(event.params.newFeeBps));
  entry.save();
}

export function handleFeeTokenRateSet(event: FeeTokenRateSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEE_TOKEN_RATE_SET, EntryCategory.ADMIN, event.params.actor);
  entry.token = touchToken(event.params.token).id;
  changeParameter(entry, entry.token, event.params.oldRate, event.params.newRate);
  entry.save();
}

export function handleRewardSkipped(event: RewardSkippedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, PROJECTS_REWARD_SKIPPED, EntryCategory.TOKEN, actor);
  aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  entry.save();
}

export function handleRewardWithheld(event: RewardWithheldEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, PROJECTS_REWARD_WITHHELD, EntryCategory.TOKEN, actor);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) withholdReward(milestone, withheldReasonOf(event.params.reason));
  entry.save();
}

export function handleProjectsAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, PROJECTS_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleProjectsInitialized(event: InitializedEvent): void {
  appendEntry(event, PROJECTS_INITIALIZED, EntryCategory.ADMIN);
}

export function handleProjectsEIP712DomainChanged(event: EIP712DomainChangedEvent): void {
  appendEntry(event, PROJECTS_EIP712_DOMAIN_CHANGED, EntryCategory.ADMIN);
}

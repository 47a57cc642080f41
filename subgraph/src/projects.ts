import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  Credited as CreditedEvent,
  DeliverableReviewed as DeliverableReviewedEvent,
  DeliverableSubmitted as DeliverableSubmittedEvent,
  FeeBpsSet as FeeBpsSetEvent,
  FeesCollected as FeesCollectedEvent,
  Initialized as InitializedEvent,
  MilestoneFunded as MilestoneFundedEvent,
  MilestoneRefunded as MilestoneRefundedEvent,
  MilestoneReleased as MilestoneReleasedEvent,
  ProjectAccepted as ProjectAcceptedEvent,
  ProjectCancelled as ProjectCancelledEvent,
  ProjectCreated as ProjectCreatedEvent,
  ProjectFunded as ProjectFundedEvent,
  RevisionRequested as RevisionRequestedEvent,
  RewardSkipped as RewardSkippedEvent,
  TokenAllowed as TokenAllowedEvent,
  Withdrawn as WithdrawnEvent,
} from '../generated/templates/Projects/Projects';
import {
  PROJECTS_AUTHORITY_UPDATED,
  PROJECTS_CREDITED,
  PROJECTS_DELIVERABLE_REVIEWED,
  PROJECTS_DELIVERABLE_SUBMITTED,
  PROJECTS_FEE_BPS_SET,
  PROJECTS_FEES_COLLECTED,
  PROJECTS_INITIALIZED,
  PROJECTS_MILESTONE_FUNDED,
  PROJECTS_MILESTONE_REFUNDED,
  PROJECTS_MILESTONE_RELEASED,
  PROJECTS_PROJECT_ACCEPTED,
  PROJECTS_PROJECT_CANCELLED,
  PROJECTS_PROJECT_CREATED,
  PROJECTS_PROJECT_FUNDED,
  PROJECTS_REVISION_REQUESTED,
  PROJECTS_REWARD_SKIPPED,
  PROJECTS_TOKEN_ALLOWED,
  PROJECTS_WITHDRAWN,
} from '../generated/topics';
import { currentGuild } from './context';
import { EntryCategory, MilestoneStatus, releasePathOf } from './enums';
import { clientDepositsOf, escrowOf, inTransitOf, payablesOf, projectFeesOf } from './ledger/books';
import { appendEntry, closeEntry, openEntry } from './ledger/entry';
import { Journal } from './ledger/posting';
import { aboutMilestone, aboutProject } from './ledger/subject';
import { touchAccount } from './store/account';
import { createDeliverable } from './store/deliverable';
import { fundMilestone, requestRevision, settleMilestone } from './store/milestone';
import { createMilestonePayment, createRefundPayment } from './store/payment';
import { acceptProject, cancelProject, createProject, setFunded, setRefunded, setReleased } from './store/project';
import { createReview } from './store/review';
import { describeToken, touchToken } from './store/token';
import { createWithdrawal } from './store/withdrawal';

export function handleProjectCreated(event: ProjectCreatedEvent): void {
  const guild = currentGuild();
  const client = event.params.client;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_CREATED, EntryCategory.CONTRIBUTION, client);
  const project = createProject(event, guild, entry);
  entry.project = project.id;
  entry.token = project.token;
  entry.amount = project.total;
  closeEntry(guild, entry);
}

export function handleProjectAccepted(event: ProjectAcceptedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_ACCEPTED, EntryCategory.CONTRIBUTION, actor);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) acceptProject(project, entry);
  closeEntry(guild, entry);
}

export function handleProjectCancelled(event: ProjectCancelledEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PROJECTS_PROJECT_CANCELLED, EntryCategory.CONTRIBUTION, actor);
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) cancelProject(project);
  closeEntry(guild, entry);
}

export function handleProjectFunded(event: ProjectFundedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_PROJECT_FUNDED, EntryCategory.PAYMENT, event.params.payer);
  const token = touchToken(event.params.token).id;
  entry.token = token;
  entry.amount = event.params.amount;
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) setFunded(project, event.params.totalFunded);
  new Journal(entry, token).post(escrowOf(guild), clientDepositsOf(event.params.projectId), event.params.amount);
  closeEntry(guild, entry);
}

export function handleMilestoneFunded(event: MilestoneFundedEvent): void {
  const guild = currentGuild();
  const actor = event.transaction.from;
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_FUNDED, EntryCategory.PAYMENT, actor);
  entry.amount = event.params.amount;
  const project = aboutProject(entry, guild, event.params.projectId, event);
  if (project !== null) entry.token = project.token;
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) fundMilestone(milestone);
  closeEntry(guild, entry);
}

export function handleDeliverableSubmitted(event: DeliverableSubmittedEvent): void {
  const guild = currentGuild();
  const actor = event.params.contributor;
  const entry = openEntry(guild, event, PROJECTS_DELIVERABLE_SUBMITTED, EntryCategory.CONTRIBUTION, actor);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) createDeliverable(event, milestone, entry);
  closeEntry(guild, entry);
}

export function handleDeliverableReviewed(event: DeliverableReviewedEvent): void {
  const guild = currentGuild();
  const actor = event.params.reviewer;
  const entry = openEntry(guild, event, PROJECTS_DELIVERABLE_REVIEWED, EntryCategory.CONTRIBUTION, actor);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    entry.account = milestone.contributor;
    createReview(event, milestone, entry);
  }
  closeEntry(guild, entry);
}

export function handleRevisionRequested(event: RevisionRequestedEvent): void {
  const guild = currentGuild();
  const actor = event.params.reviewer;
  const entry = openEntry(guild, event, PROJECTS_REVISION_REQUESTED, EntryCategory.CONTRIBUTION, actor);
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) {
    entry.account = milestone.contributor;
    requestRevision(milestone, event.params.newDueAt);
  }
  closeEntry(guild, entry);
}

export function handleMilestoneReleased(event: MilestoneReleasedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_RELEASED, EntryCategory.PAYMENT, params.actor);
  const contributor = touchAccount(params.contributor, event).id;
  const token = touchToken(params.token).id;
  entry.account = contributor;
  entry.token = token;
  entry.amount = params.gross;
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null) setReleased(project, params.totalReleased);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) settleMilestone(milestone, MilestoneStatus.RELEASED, releasePathOf(params.path), entry);
  createMilestonePayment(guild, entry, milestone, contributor, token, params.gross, params.fee);
  const deposits = clientDepositsOf(params.projectId);
  new Journal(entry, token).postSplit(deposits, payablesOf(contributor), params.net, projectFeesOf(guild), params.fee);
  closeEntry(guild, entry);
}

export function handleMilestoneRefunded(event: MilestoneRefundedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_REFUNDED, EntryCategory.PAYMENT, params.actor);
  const client = touchAccount(params.client, event).id;
  const token = touchToken(params.token).id;
  entry.account = client;
  entry.token = token;
  entry.amount = params.amount;
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null) setRefunded(project, params.totalRefunded);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) settleMilestone(milestone, MilestoneStatus.REFUNDED, null, entry);
  createRefundPayment(guild, entry, client, token, params.amount);
  new Journal(entry, token).post(clientDepositsOf(params.projectId), payablesOf(client), params.amount);
  closeEntry(guild, entry);
}

/** Follows the release or the refund that posted the money. */
export function handleCredited(event: CreditedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_CREDITED, EntryCategory.PAYMENT, event.transaction.from);
  entry.account = touchAccount(event.params.account, event).id;
  entry.token = touchToken(event.params.token).id;
  entry.amount = event.params.amount;
  aboutProject(entry, guild, event.params.projectId, event);
  closeEntry(guild, entry);
}

export function handleWithdrawn(event: WithdrawnEvent): void {
  const guild = currentGuild();
  const account = event.params.account;
  const entry = openEntry(guild, event, PROJECTS_WITHDRAWN, EntryCategory.PAYMENT, account);
  const token = touchToken(event.params.token).id;
  entry.account = touchAccount(event.params.to, event).id;
  entry.token = token;
  entry.amount = event.params.amount;
  createWithdrawal(event, entry);
  new Journal(entry, token).post(payablesOf(account), escrowOf(guild), event.params.amount);
  closeEntry(guild, entry);
}

/** Precedes the treasury's log of the same money. */
export function handleFeesCollected(event: FeesCollectedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEES_COLLECTED, EntryCategory.PAYMENT, event.params.actor);
  const token = touchToken(event.params.token).id;
  entry.token = token;
  entry.amount = event.params.amount;
  new Journal(entry, token).post(inTransitOf(guild), escrowOf(guild), event.params.amount);
  closeEntry(guild, entry);
}

export function handleTokenAllowed(event: TokenAllowedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_TOKEN_ALLOWED, EntryCategory.ADMIN, event.params.actor);
  entry.token = describeToken(event.params.token, event.params.symbol, event.params.decimals).id;
  closeEntry(guild, entry);
}

export function handleFeeBpsSet(event: FeeBpsSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEE_BPS_SET, EntryCategory.ADMIN, event.params.actor);
  guild.feeBps = event.params.newFeeBps;
  closeEntry(guild, entry);
}

export function handleRewardSkipped(event: RewardSkippedEvent): void {
  const guild = currentGuild();
  const actor = event.transaction.from;
  const entry = openEntry(guild, event, PROJECTS_REWARD_SKIPPED, EntryCategory.TOKEN, actor);
  aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  closeEntry(guild, entry);
}

export function handleProjectsAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, PROJECTS_AUTHORITY_UPDATED, EntryCategory.ADMIN, event.transaction.from);
}

export function handleProjectsInitialized(event: InitializedEvent): void {
  appendEntry(event, PROJECTS_INITIALIZED, EntryCategory.ADMIN, event.transaction.from);
}

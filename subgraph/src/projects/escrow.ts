import {
  Credited as CreditedEvent,
  CreditHeld as CreditHeldEvent,
  CreditReleased as CreditReleasedEvent,
  FeesCollected as FeesCollectedEvent,
  MilestoneRefunded as MilestoneRefundedEvent,
  MilestoneReleased as MilestoneReleasedEvent,
  SurplusRecovered as SurplusRecoveredEvent,
  Withdrawn as WithdrawnEvent,
} from '../../generated/templates/Projects/Projects';
import {
  PROJECTS_CREDIT_HELD,
  PROJECTS_CREDIT_RELEASED,
  PROJECTS_CREDITED,
  PROJECTS_FEES_COLLECTED,
  PROJECTS_MILESTONE_REFUNDED,
  PROJECTS_MILESTONE_RELEASED,
  PROJECTS_SURPLUS_RECOVERED,
  PROJECTS_WITHDRAWN,
} from '../../generated/topics';
import {
  clientDepositsOf,
  creditingOf,
  escrowOf,
  heldCreditsOf,
  inTransitOf,
  payablesOf,
  projectFeesOf,
  unsolicitedOf,
} from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { noteCause } from '../ledger/store/ledgerHead';
import { addWorkPoint, WorkStep } from '../ledger/store/series';
import { aboutAccountAmount, aboutAmount, aboutMilestone, aboutProject } from '../ledger/subject';
import { EntryCategory, refundReasonOf, releasePathOf } from '../lib/enums';
import { createCredit, findCause, touchCreditBalance } from './store/credit';
import { createCreditHold, endCreditHold } from './store/creditHold';
import { refundMilestone, releaseMilestone } from './store/milestone';
import { createMilestonePayment, createRefundPayment } from './store/payment';
import { setRefunded, setReleased } from './store/project';
import { closeWork, updateWithdrawal } from './store/task';
import { createWithdrawal } from './store/withdrawal';

// What leaves a milestone goes to CREDITING, and each `Credited` log that follows takes its part of it: only that log
// knows who is paid. At the end of a transaction nothing is left there.

export function handleMilestoneReleased(event: MilestoneReleasedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_RELEASED, EntryCategory.PAYMENT, params.actor);
  const contributor = params.contributor;
  const token = params.token;
  aboutAccountAmount(entry, contributor, token, params.gross, event);
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null) setReleased(project, params.totalReleased);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) {
    releaseMilestone(milestone, releasePathOf(params.path), params.gross, entry);
    closeWork(milestone, entry);
    addWorkPoint(guild.id, WorkStep.RELEASE);
  }
  createMilestonePayment(guild, entry, milestone, contributor, token, params.gross, params.fee, params.rebate);
  const deposits = clientDepositsOf(params.projectId);
  const credited = params.net.plus(params.rebate);
  new Journal(entry, token).postSplit(deposits, creditingOf(guild), credited, projectFeesOf(guild), params.fee);
  noteCause(entry);
  entry.save();
}

export function handleMilestoneRefunded(event: MilestoneRefundedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_MILESTONE_REFUNDED, EntryCategory.PAYMENT, params.actor);
  const client = params.client;
  const token = params.token;
  aboutAccountAmount(entry, client, token, params.amount, event);
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null) setRefunded(project, params.totalRefunded);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) {
    refundMilestone(milestone, refundReasonOf(params.reason), params.amount, entry);
    closeWork(milestone, entry);
    addWorkPoint(guild.id, WorkStep.REFUND);
  }
  createRefundPayment(guild, entry, client, token, params.amount);
  new Journal(entry, token).post(clientDepositsOf(params.projectId), creditingOf(guild), params.amount);
  noteCause(entry);
  entry.save();
}

/** Follows the log that made the money due. */
export function handleCredited(event: CreditedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_CREDITED, EntryCategory.PAYMENT, event.params.actor);
  const account = event.params.account;
  const token = event.params.token;
  aboutAccountAmount(entry, account, token, event.params.amount, event);
  aboutProject(entry, guild, event.params.projectId, event);
  const cause = findCause(guild, event);
  if (cause !== null) entry.milestone = cause.milestone;
  const credit = touchCreditBalance(guild, account, token);
  createCredit(entry, credit, cause, event);
  updateWithdrawal(guild.projects, credit, entry);
  const owed = credit.held ? heldCreditsOf(account) : payablesOf(account);
  new Journal(entry, token).post(creditingOf(guild), owed, event.params.amount);
  entry.save();
}

export function handleWithdrawn(event: WithdrawnEvent): void {
  const guild = currentGuild();
  const account = event.params.account;
  const entry = openEntry(guild, event, PROJECTS_WITHDRAWN, EntryCategory.PAYMENT, account);
  const token = event.params.token;
  aboutAccountAmount(entry, event.params.to, token, event.params.amount, event);
  updateWithdrawal(guild.projects, createWithdrawal(guild, event, entry), entry);
  new Journal(entry, token).post(payablesOf(account), escrowOf(guild), event.params.amount);
  entry.save();
}

/** Precedes the treasury's log of the same money. */
export function handleFeesCollected(event: FeesCollectedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEES_COLLECTED, EntryCategory.PAYMENT, event.params.actor);
  const token = event.params.token;
  aboutAmount(entry, token, event.params.amount);
  new Journal(entry, token).post(inTransitOf(guild), escrowOf(guild), event.params.amount);
  entry.save();
}

/** Precedes the treasury's log of the same money, which the books of the escrow never had. */
export function handleSurplusRecovered(event: SurplusRecoveredEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_SURPLUS_RECOVERED, EntryCategory.PAYMENT, event.params.actor);
  const token = event.params.token;
  aboutAmount(entry, token, event.params.amount);
  new Journal(entry, token).post(inTransitOf(guild), unsolicitedOf(guild), event.params.amount);
  entry.save();
}

export function handleCreditHeld(event: CreditHeldEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_CREDIT_HELD, EntryCategory.COMPLIANCE, event.params.actor);
  const account = event.params.account;
  const token = event.params.token;
  aboutAccountAmount(entry, account, token, event.params.amount, event);
  const credit = touchCreditBalance(guild, account, token);
  if (!credit.held) new Journal(entry, token).post(payablesOf(account), heldCreditsOf(account), event.params.amount);
  createCreditHold(entry, credit, event);
  updateWithdrawal(guild.projects, credit, entry);
  entry.save();
}

export function handleCreditReleased(event: CreditReleasedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_CREDIT_RELEASED, EntryCategory.COMPLIANCE, event.params.actor);
  const account = event.params.account;
  const token = event.params.token;
  aboutAccountAmount(entry, account, token, event.params.amount, event);
  const credit = touchCreditBalance(guild, account, token);
  if (credit.held) new Journal(entry, token).post(heldCreditsOf(account), payablesOf(account), event.params.amount);
  endCreditHold(entry, credit);
  updateWithdrawal(guild.projects, credit, entry);
  entry.save();
}

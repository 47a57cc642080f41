import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Budget, Dispute, Finding, Guild, LedgerEntry, Milestone, Project, Round } from '../../generated/schema';
import { findFinding } from '../audit/store/finding';
import { findDispute } from '../disputes/store/dispute';
import { findRound } from '../priorities/store/round';
import { findMilestone } from '../projects/store/milestone';
import { findProject } from '../projects/store/project';
import { touchToken } from '../token/store/token';
import { findBudget } from '../treasury/store/budget';
import { touchAccount } from './store/account';

/** Links an entry to the account, the token and the amount that its event names. */
export function aboutAccountAmount(
  entry: LedgerEntry,
  account: Bytes,
  token: Bytes,
  amount: BigInt,
  event: ethereum.Event,
): void {
  entry.account = touchAccount(account, event).id;
  aboutAmount(entry, token, amount);
}

/** Links an entry to the token and the amount that its event names. */
export function aboutAmount(entry: LedgerEntry, token: Bytes, amount: BigInt): void {
  entry.token = touchToken(token).id;
  entry.amount = amount;
}

/** Links an entry to the account and the amount of guild tokens that its event names. */
export function aboutAccountGuildTokens(
  entry: LedgerEntry,
  guild: Guild,
  account: Bytes,
  amount: BigInt,
  event: ethereum.Event,
): void {
  entry.account = touchAccount(account, event).id;
  aboutGuildTokens(entry, guild, amount);
}

/** Links an entry to the amount of guild tokens that its event names; that token is known since the guild was made. */
export function aboutGuildTokens(entry: LedgerEntry, guild: Guild, amount: BigInt): void {
  entry.token = guild.token;
  entry.amount = amount;
}

/** Links an entry to the project that its event names. */
export function aboutProject(
  entry: LedgerEntry,
  guild: Guild,
  projectNumber: BigInt,
  event: ethereum.Event,
): Project | null {
  const project = findProject(guild, projectNumber, event);
  if (project !== null) entry.project = project.id;
  return project;
}

/** Links an entry to the project and the milestone that its event names. */
export function aboutMilestone(
  entry: LedgerEntry,
  guild: Guild,
  projectNumber: BigInt,
  index: BigInt,
  event: ethereum.Event,
): Milestone | null {
  const project = aboutProject(entry, guild, projectNumber, event);
  const milestone = project !== null ? findMilestone(project, index, event) : null;
  if (milestone !== null) entry.milestone = milestone.id;
  return milestone;
}

/** Links an entry to the dispute that its event names. */
export function aboutDispute(entry: LedgerEntry, guild: Guild, number: BigInt, event: ethereum.Event): Dispute | null {
  const dispute = findDispute(guild, number, event);
  if (dispute !== null) entry.dispute = dispute.id;
  return dispute;
}

/** Links an entry to the budget that its event names. */
export function aboutBudget(entry: LedgerEntry, guild: Guild, number: BigInt, event: ethereum.Event): Budget | null {
  const budget = findBudget(guild, number, event);
  if (budget !== null) entry.budget = budget.id;
  return budget;
}

/** Links an entry to the round that its event names. */
export function aboutRound(entry: LedgerEntry, guild: Guild, number: BigInt, event: ethereum.Event): Round | null {
  const round = findRound(guild, number, event);
  if (round !== null) entry.round = round.id;
  return round;
}

/** Links an entry to the finding that its event names. */
export function aboutFinding(entry: LedgerEntry, guild: Guild, number: BigInt, event: ethereum.Event): Finding | null {
  const finding = findFinding(guild, number, event);
  if (finding !== null) entry.finding = finding.id;
  return finding;
}

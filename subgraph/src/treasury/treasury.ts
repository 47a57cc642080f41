import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  Deposited as DepositedEvent,
  Initialized as InitializedEvent,
  Paid as PaidEvent,
  Recognized as RecognizedEvent,
} from '../../generated/templates/Treasury/Treasury';
import {
  TREASURY_AUTHORITY_UPDATED,
  TREASURY_DEPOSITED,
  TREASURY_INITIALIZED,
  TREASURY_PAID,
  TREASURY_RECOGNIZED,
} from '../../generated/topics';
import { contributionsOf, inTransitOf, spendingOn, treasuryOf, unsolicitedOf } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { aboutAccountAmount, aboutAmount, aboutBudget } from '../ledger/subject';
import {
  depositPurposeOf,
  EntryCategory,
  PROJECT_FEES_PURPOSE,
  RECOGNIZED_PURPOSE,
  SURPLUS_PURPOSE,
} from '../lib/enums';
import { createTreasuryPayment } from '../projects/store/payment';
import { createDeposit } from './store/deposit';

/** Fees and surplus come from the guild's Projects contract; anyone else who says so has made a contribution. */
export function handleDeposited(event: DepositedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, TREASURY_DEPOSITED, EntryCategory.PAYMENT, actor);
  const token = event.params.token;
  aboutAmount(entry, token, event.params.amount);
  const purpose = event.params.purpose;
  const isInternal = actor == guild.projects && (purpose == PROJECT_FEES_PURPOSE || purpose == SURPLUS_PURPOSE);
  const source = isInternal ? inTransitOf(guild) : contributionsOf(actor);
  new Journal(entry, token).post(treasuryOf(guild), source, event.params.amount);
  createDeposit(
    entry,
    actor,
    depositPurposeOf(purpose),
    event.params.ref,
    event.params.amount,
    event.params.bookBalance,
  );
  entry.save();
}

export function handlePaid(event: PaidEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TREASURY_PAID, EntryCategory.PAYMENT, event.params.actor);
  const to = event.params.to;
  const token = event.params.token;
  aboutAccountAmount(entry, to, token, event.params.amount, event);
  if (!event.params.budgetId.isZero()) aboutBudget(entry, guild, event.params.budgetId, event);
  createTreasuryPayment(guild, entry, event);
  new Journal(entry, token).post(spendingOn(to), treasuryOf(guild), event.params.amount);
  entry.save();
}

export function handleRecognized(event: RecognizedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, TREASURY_RECOGNIZED, EntryCategory.PAYMENT, actor);
  const token = event.params.token;
  aboutAmount(entry, token, event.params.amount);
  new Journal(entry, token).post(treasuryOf(guild), unsolicitedOf(guild), event.params.amount);
  createDeposit(entry, actor, RECOGNIZED_PURPOSE, null, event.params.amount, event.params.bookBalance);
  entry.save();
}

export function handleTreasuryAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, TREASURY_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleTreasuryInitialized(event: InitializedEvent): void {
  appendEntry(event, TREASURY_INITIALIZED, EntryCategory.ADMIN);
}

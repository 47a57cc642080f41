import {
  BudgetClosed as BudgetClosedEvent,
  BudgetOpened as BudgetOpenedEvent,
  BudgetSpenderSet as BudgetSpenderSetEvent,
  BudgetSpent as BudgetSpentEvent,
} from '../../generated/templates/Treasury/Treasury';
import {
  TREASURY_BUDGET_CLOSED,
  TREASURY_BUDGET_OPENED,
  TREASURY_BUDGET_SPENDER_SET,
  TREASURY_BUDGET_SPENT,
} from '../../generated/topics';
import { currentGuild } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { touchAccount } from '../ledger/store/account';
import { aboutBudget, aboutProject, aboutRound } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { closeBudget, createBudget, projectNumberOf, setBudgetSpender, spendBudget } from './store/budget';

export function handleBudgetOpened(event: BudgetOpenedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, TREASURY_BUDGET_OPENED, EntryCategory.PAYMENT, params.actor);
  if (!params.roundId.isZero()) {
    aboutRound(entry, guild, params.roundId, event);
    aboutProject(entry, guild, projectNumberOf(params.ref), event);
  }
  entry.budget = createBudget(guild, entry, event).id;
  entry.save();
}

export function handleBudgetSpenderSet(event: BudgetSpenderSetEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, TREASURY_BUDGET_SPENDER_SET, EntryCategory.ADMIN, params.actor);
  const spender = touchAccount(params.spender, event).id;
  entry.account = spender;
  const budget = aboutBudget(entry, guild, params.budgetId, event);
  if (budget !== null) setBudgetSpender(entry, budget, spender, params.allowed);
  entry.save();
}

export function handleBudgetClosed(event: BudgetClosedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TREASURY_BUDGET_CLOSED, EntryCategory.PAYMENT, event.params.actor);
  const budget = aboutBudget(entry, guild, event.params.budgetId, event);
  if (budget !== null) closeBudget(entry, budget, event.params.totalSpent);
  entry.save();
}

/** Follows the log of the payment itself. */
export function handleBudgetSpent(event: BudgetSpentEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TREASURY_BUDGET_SPENT, EntryCategory.PAYMENT, event.params.spender);
  entry.amount = event.params.amount;
  const budget = aboutBudget(entry, guild, event.params.budgetId, event);
  if (budget !== null) {
    entry.token = budget.token;
    spendBudget(budget, event);
  }
  entry.save();
}

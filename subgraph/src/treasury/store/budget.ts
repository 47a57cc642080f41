import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import {
  Budget,
  BudgetPeriod,
  BudgetSpender,
  BudgetSpenderChange,
  Guild,
  LedgerEntry,
} from '../../../generated/schema';
import {
  BudgetOpened as BudgetOpenedEvent,
  BudgetSpent as BudgetSpentEvent,
} from '../../../generated/templates/Treasury/Treasury';
import { budgetPeriodId, numberedId, perAccountId } from '../../lib/id';
import { logMissing } from '../../lib/missing';
import { touchToken } from '../../token/store/token';

const ONE = BigInt.fromI32(1);

/** A budget of a guild; null, and logged, for an unknown one. */
export function findBudget(guild: Guild, number: BigInt, event: ethereum.Event): Budget | null {
  const id = numberedId(guild.treasury, number);
  const found = Budget.load(id);
  if (found === null) logMissing('Budget', id, event);
  return found;
}

/** Number of the project that a budget from a round belongs to. */
export function projectNumberOf(ref: Bytes): BigInt {
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(ref.slice(0).reverse()));
}

/** Records a new budget of what its entry is about, and counts it in its guild. */
export function createBudget(guild: Guild, entry: LedgerEntry, event: BudgetOpenedEvent): Budget {
  const params = event.params;
  const budget = new Budget(numberedId(guild.treasury, params.budgetId));
  budget.guild = guild.id;
  budget.number = params.budgetId;
  budget.title = params.title;
  budget.token = touchToken(params.token).id;
  budget.limit = params.limit;
  budget.period = params.period;
  budget.startsAt = params.startsAt;
  budget.endsAt = params.endsAt.gt(BigInt.zero()) ? params.endsAt : null;
  budget.round = entry.round;
  budget.project = entry.project;
  budget.ref = params.ref;
  budget.currentPeriod = BigInt.zero();
  budget.spentInPeriod = BigInt.zero();
  budget.totalSpent = BigInt.zero();
  budget.opened = entry.id;
  budget.execution = entry.execution;
  budget.save();
  guild.budgetCount = guild.budgetCount.plus(ONE);
  guild.save();
  return budget;
}

/** Records whether an account may pay from a budget. */
export function setBudgetSpender(entry: LedgerEntry, budget: Budget, account: Bytes, allowed: boolean): void {
  const spender = touchSpender(budget, account);
  spender.allowed = allowed;
  spender.save();
  const change = new BudgetSpenderChange(entry.id);
  change.spender = spender.id;
  change.allowed = allowed;
  change.entry = entry.id;
  change.save();
}

/** Records that a budget is closed. */
export function closeBudget(entry: LedgerEntry, budget: Budget, totalSpent: BigInt): void {
  budget.totalSpent = totalSpent;
  budget.closed = entry.id;
  budget.save();
}

/** Records what a payment took from a budget. */
export function spendBudget(budget: Budget, event: BudgetSpentEvent): void {
  const params = event.params;
  budget.currentPeriod = params.period;
  budget.spentInPeriod = params.spentInPeriod;
  budget.totalSpent = params.totalSpent;
  budget.save();
  const id = budgetPeriodId(budget.id, params.period);
  const known = BudgetPeriod.load(id);
  const period = known === null ? new BudgetPeriod(id) : known;
  period.budget = budget.id;
  period.number = params.period;
  period.spent = params.spentInPeriod;
  period.paymentCount = known === null ? ONE : period.paymentCount.plus(ONE);
  period.save();
  const spender = touchSpender(budget, params.spender);
  spender.totalSpent = spender.totalSpent.plus(params.amount);
  spender.save();
}

function touchSpender(budget: Budget, account: Bytes): BudgetSpender {
  const id = perAccountId(budget.id, account);
  const known = BudgetSpender.load(id);
  if (known !== null) return known;
  const spender = new BudgetSpender(id);
  spender.budget = budget.id;
  spender.account = account;
  spender.allowed = false;
  spender.totalSpent = BigInt.zero();
  return spender;
}

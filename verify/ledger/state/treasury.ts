import type { Hex } from '../../chain/types.ts';
import { bigEndian, concat } from '../bytes.ts';
import { numberedId } from '../ids.ts';
import type { Row } from '../records.ts';
import type { Effects, Step } from '../step.ts';
import { payment } from './projects/payments.ts';
import { add, change, count, record, touch } from './rows.ts';
import { enumName, numberOrNull, textOrNull } from './values.ts';

/** Budgets of the treasury. */
export const treasuryCreations: Effects = {
  'Treasury BudgetOpened': ({ params, guild, records, known, entry }) => {
    const isOfRound = params.flag('roundId');
    const number = params.number('budgetId');
    records.put('Budget', {
      id: numberedId(guild.treasury, number),
      guild: guild.accessManager,
      number,
      title: params.text('title'),
      token: params.address('token'),
      limit: params.number('limit'),
      period: params.number('period'),
      startsAt: params.number('startsAt'),
      endsAt: numberOrNull(params.number('endsAt')),
      round: isOfRound ? known('Round', numberedId(guild.priorities, params.number('roundId'))) : null,
      project: isOfRound ? known('Project', numberedId(guild.projects, params.number('ref'))) : null,
      ref: params.fixed('ref'),
      currentPeriod: 0n,
      spentInPeriod: 0n,
      totalSpent: 0n,
      opened: entry.id,
      execution: entry.execution ?? null,
    });
  },
};

/** What the treasury received and paid, and what became of its budgets. */
export const treasuryChanges: Effects = {
  'Treasury BudgetOpened': (step) => count(step, { budgetCount: 1n }),
  'Treasury BudgetSpenderSet': (step) => {
    const { params, entry } = step;
    if (entry.budget === null) return;
    const allowed = params.flag('allowed');
    const spender = touchSpender(step, params.address('spender'), { allowed });
    record(step, 'BudgetSpenderChange', { spender, allowed });
  },
  'Treasury BudgetClosed': (step) => {
    const { params, entry } = step;
    change(step, 'Budget', entry.budget, { totalSpent: params.number('totalSpent'), closed: entry.id });
  },
  'Treasury BudgetSpent': (step) => {
    const { params, entry } = step;
    const [period, spentInPeriod] = [params.number('period'), params.number('spentInPeriod')];
    const totalSpent = params.number('totalSpent');
    const budget = change(step, 'Budget', entry.budget, { currentPeriod: period, spentInPeriod, totalSpent });
    if (budget === undefined) return;
    const row = { id: concat(budget.id, bigEndian(period, 8)), budget: budget.id, number: period, paymentCount: 0n };
    add(step, 'BudgetPeriod', touch(step, 'BudgetPeriod', row, { spent: spentInPeriod }).id, { paymentCount: 1n });
    add(step, 'BudgetSpender', touchSpender(step, params.address('spender')), { totalSpent: params.number('amount') });
  },
  'Treasury Paid': (step) => {
    const { params, entry } = step;
    payment(step, 'TREASURY', params.address('to'), {
      gross: params.number('amount'),
      number: params.number('paymentId'),
      budget: entry.budget ?? null,
      purpose: enumName('PaymentPurpose', params.number('purpose')),
      ref: params.fixed('ref'),
      memo: textOrNull(params.text('memo')),
    });
  },
  'Treasury Deposited': (step) => {
    const { params } = step;
    const purpose = enumName('DepositPurpose', params.number('purpose'));
    deposit(step, { purpose, ref: params.fixed('ref') });
  },
  'Treasury Recognized': (step) => deposit(step, { purpose: 'RECOGNIZED', ref: null }),
};

function deposit(step: Step, { purpose, ref }: { purpose: string | null; ref: Hex | null }): void {
  const { params, guild } = step;
  record(step, 'Deposit', {
    guild: guild.accessManager,
    purpose,
    from: params.address('actor'),
    token: params.address('token'),
    amount: params.number('amount'),
    ref,
    bookBalance: params.number('bookBalance'),
  });
}

function touchSpender(step: Step, account: Hex, fields: { allowed?: boolean } = {}): Hex {
  const budget = step.entry.budget as Hex;
  const row: Row = { id: concat(budget, account), budget, account, allowed: false, totalSpent: 0n };
  return touch(step, 'BudgetSpender', row, fields).id;
}

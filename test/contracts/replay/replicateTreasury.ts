import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Replica, silent } from './replica.ts';

type Budget = Record<'token' | 'period' | 'startsAt' | 'endsAt' | 'limit', unknown> & {
  closed: boolean;
  spentPeriod: bigint;
  spentInPeriod: bigint;
  totalSpent: bigint;
};

/**
 * A guild's treasury rebuilt from its events.
 *
 * @param contract - The guild's Treasury contract.
 */
export function replicateTreasury(contract: TestContract): Replica {
  const balances = new Amounts();
  const budgets: Budget[] = [];
  const spenders = new Map<string, boolean>();
  let paymentCount = 0n;
  const budgetOf = (budgetId: bigint) => budgets[Number(budgetId) - 1] as Budget;
  return {
    contract,
    apply: applyBy({
      ...silent,
      Deposited: ({ token, amount, bookBalance }) => balances.follow(amount, bookBalance, token),
      Recognized: ({ token, amount, bookBalance }) => balances.follow(amount, bookBalance, token),
      Paid: ({ paymentId, token, amount, bookBalance }) => {
        paymentCount = paymentId;
        balances.follow(0n - amount, bookBalance, token);
      },
      BudgetOpened: ({ token, limit, period, startsAt, endsAt }) => {
        const unspent = { closed: false, spentPeriod: 0n, spentInPeriod: 0n, totalSpent: 0n };
        budgets.push({ token, limit, period, startsAt, endsAt, ...unspent });
      },
      BudgetSpenderSet: ({ budgetId, spender, allowed }) => spenders.set(`${budgetId} ${spender}`, allowed),
      BudgetClosed: ({ budgetId }) => {
        budgetOf(budgetId).closed = true;
      },
      BudgetSpent: ({ budgetId, period, spentInPeriod, totalSpent }) => {
        Object.assign(budgetOf(budgetId), { spentPeriod: period, spentInPeriod, totalSpent });
      },
    }),
    async check() {
      expect(await contract.paymentCount()).to.equal(paymentCount);
      expect(await contract.budgetCount()).to.equal(budgets.length);
      await expectAmounts(balances, contract, 'bookBalanceOf');
      for (const [index, budget] of budgets.entries()) {
        expectFields(await contract.budgetOf(index + 1), budget, `budget ${index + 1}`);
      }
      for (const [key, allowed] of spenders) {
        expect(await contract.isBudgetSpender(...key.split(' ')), key).to.equal(allowed);
      }
    },
  };
}

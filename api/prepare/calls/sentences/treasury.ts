import { account, counted, quoted, timeOf } from '../../words.ts';
import type { Sentences } from '../call.ts';
import { amountOf, duration, endOf, whom } from '../sentenceWords.ts';

/** What a guild's treasury does. */
export const treasurySentences: Sentences = {
  pay: async ({ token, to, amount }, telling) =>
    `pay ${await amountOf(telling, token, amount)} to ${whom(telling, to)} from the treasury`,
  openBudget: async ({ terms }, telling) => {
    const each = terms.period === 0n ? '' : ` every ${duration(terms.period)}`;
    const start = terms.startsAt === 0n ? '' : ` from ${timeOf(terms.startsAt)}`;
    const spenders = terms.spenders.length === 0 ? 'nobody yet' : terms.spenders.map(account).join(', ');
    return (
      `open the budget ${quoted(terms.title)} of ${await amountOf(telling, terms.token, terms.limit)}${each}${start}, ` +
      `${endOf(terms.endsAt)}, for ${spenders}`
    );
  },
  closeBudget: ({ budgetId }) => `close budget ${budgetId}`,
  setBudgetSpender: ({ budgetId, spender, allowed }) =>
    `let ${account(spender)} ${allowed ? 'pay' : 'no longer pay'} from budget ${budgetId}`,
  openRoundBudgets: ({ roundId, endsAt, spenders }) =>
    `turn the result of round ${roundId} into budgets, ${endOf(endsAt)}, for ${counted(spenders.length, 'spender')}`,
  deposit: async ({ token, amount }, telling) => `deposit ${await amountOf(telling, token, amount)} in the treasury`,
};

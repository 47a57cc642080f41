import type { EventSentences } from './sentence.ts';

/** The treasury and its budgets. */
export const treasurySentences: EventSentences = {
  'Treasury AuthorityUpdated': 'The treasury takes its roles from {authority} from now on.',
  'Treasury BudgetClosed': '{actor} closed budget {budgetId}.',
  'Treasury BudgetOpened':
    '{actor} opened budget {budgetId}, {title}: up to {limit:amount} {period?each {period:duration}|in all}, from {startsAt:time} {endsAt?to {endsAt:time}|on}.',
  'Treasury BudgetSpenderSet': '{spender} {allowed?may|may no longer} spend budget {budgetId}, {actor} decided.',
  'Treasury BudgetSpent': '{spender} spent {amount:amount} of budget {budgetId}, as payment {paymentId}.',
  'Treasury Deposited': '{actor} paid {amount:amount} into the treasury ({purpose}).',
  'Treasury Initialized': 'The treasury was set up.',
  'Treasury Paid':
    '{actor} paid {amount:amount} from the treasury to {to} ({purpose}){budgetId?, of budget {budgetId}|}{memo:said}.',
  'Treasury Recognized': '{actor} entered {amount:amount} that the treasury had received without a deposit.',
};

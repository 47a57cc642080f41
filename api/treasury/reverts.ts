import { type Explanations, invalidField, nameOf, wrongValue } from '../prepare/reverts/explanationWords.ts';

const PURPOSES = ['contributions', 'project fees', 'surplus'];

/** What the contracts' errors about the treasury and its budgets mean, and what to do. */
export const treasuryReverts: Explanations = {
  TreasuryBudgetExceeded: ({ budgetId, available, needed }) =>
    `Budget ${budgetId} leaves ${available} of the ${needed} needed in this period (smallest units).`,
  TreasuryBudgetNotOpen: ({ budgetId }) => `Budget ${budgetId} is closed, has ended or has not started.`,
  TreasuryFrozenReceiver: ({ to }) => `${to} is frozen: budgets cannot pay it until the freeze ends.`,
  TreasuryInsufficientBalance: ({ token, available, needed }) =>
    `The treasury's books hold ${available} of the ${needed} needed of ${token} (smallest units).`,
  TreasuryInvalidBudget: invalidField('budget', {
    endsAt: (now) => `0 for never, or later than startsAt and than ${now}; if a vote took longer, propose it again`,
    limit: 'at least 1',
    roundId: 'a round about a budget in which somebody has voted',
    spender: 'an account, not zero, and at most the 20th',
    spenders: 'at most 20 different accounts, and for a round at most 400 divided by its projects',
  }),
  TreasuryInvalidReceiver: ({ to }) => `${to} cannot receive: name an account outside the treasury.`,
  TreasuryNothingToRecognize: ({ token }) => `All that the treasury holds of ${token} is already in its books.`,
  TreasuryReservedPurpose: ({ purpose }) =>
    `Only the guild's own escrow deposits ${nameOf(PURPOSES, purpose)}; deposit as a contribution.`,
  TreasuryRoundAlreadyBudgeted: ({ roundId }) => `Round ${roundId} has been turned into budgets already.`,
  TreasuryTransferMismatch: ({ token }) =>
    `${token} moved a different amount from what was asked for; tokens that take a fee cannot be used.`,
  TreasuryUnauthorizedSpender: ({ budgetId, account }) => `${account} may not pay from budget ${budgetId}.`,
  TreasuryUnexpectedValue: wrongValue,
  TreasuryUnknownBudget: ({ budgetId }) => `There is no budget ${budgetId}.`,
  TreasuryZeroAmount: () => 'The amount is zero: give at least 1.',
};

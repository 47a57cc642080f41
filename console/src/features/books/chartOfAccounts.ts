import type { AccountClass, AccountCode } from '../../generated/operations.ts';

/** The classes of accounts, in the order of a statement, as accountants call them. */
export const classes: Record<AccountClass, { name: string; meaning: string }> = {
  ASSET: { name: 'Assets', meaning: 'what the guild’s contracts hold, which the chain’s own balances must equal' },
  LIABILITY: { name: 'Liabilities', meaning: 'what they owe to clients and contributors' },
  EQUITY: { name: 'Equity', meaning: 'guild tokens that were issued or burned' },
  INCOME: { name: 'Income', meaning: 'what the guild earned' },
  EXPENSE: { name: 'Expenses', meaning: 'what the guild spent' },
  SUSPENSE: { name: 'Suspense', meaning: 'money on its way within a transaction, which is zero after it' },
};

/** What each account of the chart is, and whom or what it is kept for. */
export const codes: Record<AccountCode, { meaning: string; holder: string }> = {
  TREASURY: { meaning: 'tokens that the treasury holds', holder: 'the treasury’s contract' },
  ESCROW: { meaning: 'tokens that projects hold in escrow', holder: 'the projects’ contract' },
  CLIENT_DEPOSITS: { meaning: 'what clients paid in, neither released nor refunded', holder: 'the project' },
  PAYABLES: { meaning: 'what may be withdrawn and was not yet', holder: 'whom it is owed to' },
  HELD_CREDITS: { meaning: 'what is owed and kept from withdrawal', holder: 'whom it is owed to' },
  BONDS: { meaning: 'guild tokens that contributors put up for milestones', holder: 'the contributor' },
  FEE_TOKENS: { meaning: 'guild tokens that clients locked to pay fees', holder: 'the client' },
  REWARDS_OWED: { meaning: 'guild tokens that were earned and not claimed yet', holder: 'who earned them' },
  PROJECT_FEES: { meaning: 'the guild’s share of released milestones', holder: 'the guild' },
  TOKEN_FEES: { meaning: 'fees paid in guild tokens', holder: 'the guild' },
  FORFEITS: { meaning: 'what rulings took of bonds', holder: 'the guild' },
  CONTRIBUTIONS: { meaning: 'deposits into the treasury', holder: 'who deposited' },
  UNSOLICITED: { meaning: 'tokens that arrived without a deposit', holder: 'the guild' },
  SPENDING: { meaning: 'payments by the treasury', holder: 'who was paid' },
  REWARD_COSTS: { meaning: 'guild tokens earned by work and by taking part', holder: 'who earned them' },
  ISSUED: { meaning: 'guild tokens that were minted as rewards', holder: 'the guild' },
  BURNED: { meaning: 'guild tokens that the guild’s contracts burned', holder: 'the guild' },
  CREDITING: {
    meaning: 'released, refunded or returned, until the log that says who is credited',
    holder: 'the guild',
  },
  IN_TRANSIT: { meaning: 'fees and surplus on their way from escrow to the treasury', holder: 'the guild' },
};

/** What happened to whom an account is kept for when it is debited, and credited; of the accounts that a person's statement lists. */
export const movedWords: Partial<Record<AccountCode, readonly [debit: string, credit: string]>> = {
  CLIENT_DEPOSITS: ['released or refunded', 'paid in'],
  PAYABLES: ['withdrawn, or held', 'became due'],
  HELD_CREDITS: ['let go', 'held'],
  BONDS: ['returned or taken', 'put up'],
  FEE_TOKENS: ['used or returned', 'locked'],
  REWARDS_OWED: ['claimed', 'earned'],
  CONTRIBUTIONS: ['taken back', 'deposited'],
  SPENDING: ['paid to them', 'paid back'],
};

import type { ComplianceAction } from '../../generated/operations.ts';

/** What each action is that may ask for something. */
export const actions: Record<ComplianceAction, string> = {
  FUND: 'Creating and funding projects',
  PAY: 'Saying where money goes',
  SUBMIT: 'Submitting deliverables',
  VOTE: 'Voting',
  WITHDRAW: 'Withdrawing credits and claiming rewards',
};

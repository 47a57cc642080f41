/**
 * Most gas of a whole transaction, in a guild that has done the same before, the report of rewards not included.
 * `lastApproval` is the approval that releases a milestone to a contributor without a credit, `release` that of a
 * contributor with one, `withdraw` that of an account which has held the token before.
 */
export const budgets = {
  createProject: 260_000,
  fund: 78_000,
  submitDeliverable: 65_000,
  reviewDeliverable: 50_000,
  lastApproval: 110_000,
  release: 65_000,
  withdraw: 70_000,
  openDispute: 90_000,
  propose: 120_000,
  laterVote: 75_500,
};

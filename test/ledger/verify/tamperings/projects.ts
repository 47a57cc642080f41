import { change, HASH, now, ofEntries, own, ownNow, SOMEBODY, type TableTampering } from './tampering.ts';

const ofProjects = `${now} and project in (select id from project where ${own})`;

/** Changes of projects and what is paid for them. */
export const projectTamperings: readonly TableTampering[] = [
  change('project', 'Project', 'released', 'released + 1', ownNow),
  change('project', 'Project', 'client', SOMEBODY, ownNow),
  change('milestone', 'Milestone', 'status', `'REFUNDED'`, `${ofProjects} and status <> 'REFUNDED'`),
  change('milestone', 'Milestone', 'contributor', SOMEBODY, ofProjects),
  change('deliverable', 'Deliverable', 'digest', HASH, ofEntries),
  change('review', 'Review', 'approved', 'not approved', ofEntries),
  change('payment', 'Payment', 'to', SOMEBODY),
  change('withdrawal', 'Withdrawal', 'amount', 'amount + 1'),
  change('credit_balance', 'CreditBalance', 'balance', 'balance + 1', ownNow),
  change('deposit', 'Deposit', 'ref', HASH),
  change('task', 'Task', 'open', 'not open', ownNow),
  change('member', 'Member', 'votingPower', 'voting_power + 1', ownNow),
];

import { change, copy, first, HASH, now, ofSecond, ownNow, SOMEBODY, type TableTampering } from './tampering.ts';

const inSecond: readonly TableTampering[] = [
  change('budget', 'Budget', 'totalSpent', 'total_spent + 1', ownNow),
  change('budget_spender', 'BudgetSpender', 'allowed', 'not allowed', now),
  change('compliance_status', 'ComplianceStatus', 'level', 'level + 1', ownNow),
  change('reputation_score', 'ReputationScore', 'points', 'points + 1', ownNow),
  change('ballot_choice', 'BallotChoice', 'weight', 'weight + 1', 'true'),
  {
    name: 'a ballot’s choice deleted',
    guild: 1,
    sql: `delete from ballot_choice where ${first('ballot_choice')}`,
    told: ['missing', 'BallotChoice'],
  },
  {
    name: 'a ballot’s choice inserted',
    guild: 1,
    sql: copy('ballot_choice', { id: `substring(id for 12) || '\\x0009'::bytea` }, 'true'),
    told: ['extra', 'BallotChoice'],
  },
  change('payout_share', 'PayoutShare', 'payee', SOMEBODY, 'true'),
  change('finding', 'Finding', 'resolution', `'OPEN'`, `${ownNow} and resolution <> 'OPEN'`),
  change('anchor', 'Anchor', 'head', HASH),
  change('agreement_acceptance', 'AgreementAcceptance', 'digest', HASH),
  change('reward_claim', 'RewardClaim', 'amount', 'amount + 1'),
  change(
    'dispute',
    'Dispute',
    'contributorAmount',
    'contributor_amount + 1',
    `${ownNow} and contributor_amount is not null`,
  ),
  change('guild', 'Guild', 'feeBps', 'fee_bps + 1', `id = $G and ${now}`),
];

/** Changes of budgets, ballots, findings and other records, of which the second guild has some. */
export const recordTamperings: readonly TableTampering[] = inSecond.map(ofSecond);

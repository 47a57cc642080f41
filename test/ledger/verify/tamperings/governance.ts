import {
  change,
  copy,
  first,
  HASH,
  NOBODY,
  ofEntries,
  own,
  ownNow,
  SOMEBODY,
  type TableTampering,
} from './tampering.ts';

const ofProposals = `proposal in (select id from proposal where ${own})`;

/** Changes of proposals, votes, calls and roles. */
export const governanceTamperings: readonly TableTampering[] = [
  change('proposal', 'Proposal', 'forVotes', 'for_votes + 1', ownNow),
  change('proposal', 'Proposal', 'status', `'DEFEATED'`, ownNow),
  change('proposal', 'Proposal', 'title', `'Something else'`, ownNow),
  change('vote', 'Vote', 'weight', 'weight + 1', ofEntries),
  change('vote', 'Vote', 'support', `case support when 'FOR' then 'AGAINST' else 'FOR' end::vote_support`, ofEntries),
  {
    name: 'a vote deleted',
    guild: 0,
    sql: `delete from vote where ${first('vote', ofEntries)}`,
    told: ['missing', 'Vote'],
  },
  {
    name: 'a vote inserted',
    guild: 0,
    sql: copy('vote', { id: `substring(id for 8) || '\\x0000ffff'::bytea` }, ofEntries),
    told: ['extra', 'Vote'],
  },
  change('proposal_call', 'ProposalCall', 'target', NOBODY, ofProposals),
  {
    name: 'a proposal’s call inserted',
    guild: 0,
    sql: copy('proposal_call', { id: `substring(id for 52) || '\\xfff9'::bytea` }, ofProposals),
    told: ['extra', 'ProposalCall'],
  },
  change('execution', 'Execution', 'calldata', HASH),
  {
    name: 'an execution deleted',
    guild: 0,
    sql: `delete from execution where ${first('execution', own)}`,
    told: ['missing', 'Execution'],
  },
  change('role_grant', 'RoleGrant', 'account', SOMEBODY, ownNow),
  change('role_membership', 'RoleMembership', 'current', 'null', `${ownNow} and current is not null`),
];

import type { EventSentences } from './sentence.ts';

/** Proposals, votes, and the timelock that executes them. */
export const governanceSentences: EventSentences = {
  'GuildGovernor EIP712DomainChanged': 'The governor changed the domain of its signatures.',
  'GuildGovernor Initialized': 'The governor was set up.',
  'GuildGovernor ProposalCanceled': '{actor} canceled {proposal}.',
  'GuildGovernor ProposalCategorized':
    '{proposal} is of the category {category}: it needs a quorum of {quorumBps:percent} and an approval of {approvalBps:percent}, and waits {timelockDelay:duration} before it can be executed.',
  'GuildGovernor ProposalCreated':
    '{proposer} made {proposal}; the vote is open from {voteStart:time} to {voteEnd:time}.',
  'GuildGovernor ProposalExecuted': '{actor} had {proposal} executed.',
  'GuildGovernor ProposalExtended':
    'The vote on {proposal} is open until {extendedDeadline:time}: its quorum was reached late.',
  'GuildGovernor ProposalFinalized':
    '{actor} recorded the outcome of {proposal}: {outcome}, with {forVotes:votes} for, {againstVotes:votes} against, {abstainVotes:votes} abstaining, of {supply:votes} in all and a quorum of {quorum:votes}.',
  'GuildGovernor ProposalGuardianSet':
    'The guardian of proposals is {newProposalGuardian} from now on{oldProposalGuardian?; it was {oldProposalGuardian}|}.',
  'GuildGovernor ProposalQueued': '{actor} queued {proposal}: it can be executed from {etaSeconds:time} on.',
  'GuildGovernor ProposalThresholdSet':
    'Proposing takes {newProposalThreshold:votes} from now on{oldProposalThreshold?; it took {oldProposalThreshold:votes}|}.',
  'GuildGovernor QuorumNumeratorUpdated':
    'The governor’s own quorum is {newQuorumNumerator:percent} of all votes from now on{oldQuorumNumerator?; it was {oldQuorumNumerator:percent}|}.',
  'GuildGovernor TimelockChange':
    'Proposals are executed by {newTimelock} from now on{oldTimelock?, and no longer by {oldTimelock}|}.',
  'GuildGovernor VoteCast': '{voter} voted {support:support} {proposal} with {weight:votes}{reason:said}.',
  'GuildGovernor VoteCastWithParams': '{voter} voted {support:support} {proposal} with {weight:votes}{reason:said}.',
  'GuildGovernor VotingDelaySet':
    'Votes open {newVotingDelay:duration} after their proposal from now on{oldVotingDelay?; it was {oldVotingDelay:duration}|}.',
  'GuildGovernor VotingPeriodSet':
    'Votes are open for {newVotingPeriod:duration} from now on{oldVotingPeriod?; it was {oldVotingPeriod:duration}|}.',
  'Timelock CallExecuted': 'For {operation}, the timelock made call {index:ordinal}: {data:call}{value:paid}.',
  'Timelock CallSalt': 'In the timelock, {operation} has the salt {salt}.',
  'Timelock CallScheduled':
    'For {operation}, the timelock is to make call {index:ordinal} after {delay:duration}: {data:call}{value:paid}.',
  'Timelock Cancelled': '{actor} canceled {operation} in the timelock.',
  'Timelock Initialized': 'The timelock was set up.',
  'Timelock MinDelayChange':
    'The timelock’s own delay is {newDuration:duration} from now on{oldDuration?; it was {oldDuration:duration}|}.',
  'Timelock RoleAdminChanged':
    'The timelock’s role {role:timelockRole} is given and taken by role {newAdminRole:timelockRole} from now on.',
  'Timelock RoleGranted': '{sender} gave {account} the timelock’s role {role:timelockRole}.',
  'Timelock RoleRevoked': '{sender} took the timelock’s role {role:timelockRole} from {account}.',
};

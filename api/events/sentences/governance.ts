import type { EventSentences } from './sentence.ts';

/** Proposals, votes, and the timelock that executes them. */
export const governanceSentences: EventSentences = {
  'GuildGovernor EIP712DomainChanged': 'The governor changed the domain of its signatures.',
  'GuildGovernor Initialized': 'The governor was set up.',
  'GuildGovernor ProposalCanceled': '{actor} cancelled {proposal}.',
  'GuildGovernor ProposalCategorized':
    '{proposal} is a proposal of {category}: it needs a quorum of {quorumBps:percent} and {approvalBps:percent} of for and against votes, and waits {timelockDelay:duration} before it can be executed.',
  'GuildGovernor ProposalCreated':
    '{proposer} made {proposal}; the vote is open from {voteStart:time} to {voteEnd:time}.',
  'GuildGovernor ProposalExecuted': '{actor} had {proposal} executed.',
  'GuildGovernor ProposalExtended':
    'The vote on {proposal} is open until {extendedDeadline:time}: its quorum was reached late.',
  'GuildGovernor ProposalFinalized':
    '{actor} recorded the outcome of {proposal}: {outcome}, with {forVotes:votes} for, {againstVotes:votes} against, {abstainVotes:votes} abstaining, of {supply:votes} in all and a quorum of {quorum:votes}.',
  'GuildGovernor ProposalGuardianSet':
    'The guardian of proposals is {newProposalGuardian} from now on; it was {oldProposalGuardian}.',
  'GuildGovernor ProposalQueued': '{actor} queued {proposal}: it can be executed from {etaSeconds:time} on.',
  'GuildGovernor ProposalThresholdSet':
    'Proposing takes {newProposalThreshold:votes} from now on; it took {oldProposalThreshold:votes}.',
  'GuildGovernor QuorumNumeratorUpdated':
    'The numerator of the quorum went from {oldQuorumNumerator} to {newQuorumNumerator}.',
  'GuildGovernor TimelockChange': 'The governor’s timelock is {newTimelock} from now on; it was {oldTimelock}.',
  'GuildGovernor VoteCast': '{voter} voted {support:support} {proposal} with {weight:votes}{reason:said}.',
  'GuildGovernor VoteCastWithParams': '{voter} voted {support:support} {proposal} with {weight:votes}{reason:said}.',
  'GuildGovernor VotingDelaySet':
    'Votes open {newVotingDelay:duration} after their proposal from now on; it was {oldVotingDelay:duration}.',
  'GuildGovernor VotingPeriodSet':
    'Votes are open for {newVotingPeriod:duration} from now on; it was {oldVotingPeriod:duration}.',
  'Timelock CallExecuted': 'The timelock called {data:call} of {target}{value:paid}, call {index} of operation {id}.',
  'Timelock CallSalt': 'The timelock’s operation {id} has the salt {salt}.',
  'Timelock CallScheduled':
    'The timelock will call {data:call} of {target}{value:paid} after {delay:duration}, as call {index} of operation {id}.',
  'Timelock Cancelled': '{actor} cancelled the timelock’s operation {id}.',
  'Timelock Initialized': 'The timelock was set up.',
  'Timelock MinDelayChange': 'The timelock’s own delay went from {oldDuration:duration} to {newDuration:duration}.',
  'Timelock RoleAdminChanged':
    'The timelock’s role {role:timelockRole} is given and taken by role {newAdminRole:timelockRole} from now on.',
  'Timelock RoleGranted': '{sender} gave {account} the timelock’s role {role:timelockRole}.',
  'Timelock RoleRevoked': '{sender} took the timelock’s role {role:timelockRole} from {account}.',
};

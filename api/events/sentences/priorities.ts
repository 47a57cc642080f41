import type { EventSentences } from './sentence.ts';

/** Rounds of priorities, and the rules of categories. */
export const prioritySentences: EventSentences = {
  'CategoryPolicy AuthorityUpdated': 'The rules of categories take their roles from {authority} from now on.',
  'CategoryPolicy CategoryRulesSet':
    'Proposals of the category {category} need a quorum of {newRules.quorumBps:percent} and an approval of {newRules.approvalBps:percent} from now on{oldRules.votingPeriod?; they needed {oldRules.quorumBps:percent} and {oldRules.approvalBps:percent}|}.',
  'CategoryPolicy FunctionCategorySet':
    'Calls of {selector:function} of {target} are of the category {newCategory} from now on{oldCategory=newCategory?|; they were of {oldCategory}}.',
  'CategoryPolicy Initialized': 'The rules of categories were set up.',
  'CategoryPolicy ProposalThresholdSet':
    'Proposing takes {newThreshold:votes} from now on{oldThreshold?; it took {oldThreshold:votes}|}.',
  'CategoryPolicy StrategyAdopted': 'The guild adopted strategy {strategyId}, {title}.',
  'PriorityRounds AuthorityUpdated': 'The contract of rounds takes its roles from {authority} from now on.',
  'PriorityRounds BallotCast': '{voter} ranked {projectIds:projects} in round {roundId} with {weight:votes}.',
  'PriorityRounds EIP712DomainChanged': 'The contract of rounds changed the domain of its signatures.',
  'PriorityRounds Initialized': 'The contract of rounds was set up.',
  'PriorityRounds RoundFinalized':
    '{actor} recorded the ranking of round {roundId}: {ballotCount:ballots} with {totalWeight:votes}.',
  'PriorityRounds RoundOpened':
    '{actor} opened round {roundId}, {terms.title}: it {terms.budget?splits {terms.budget:amount} among|ranks} {terms.projectIds:projects} from {terms.startsAt:time} to {terms.endsAt:time}.',
};

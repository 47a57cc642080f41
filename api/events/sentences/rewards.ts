import type { EventSentences } from './sentence.ts';

/** Rewards, grants, and reputation. */
export const rewardSentences: EventSentences = {
  'Rewards AuthorityUpdated': 'The contract of rewards takes its roles from {authority} from now on.',
  'Rewards GrantClaimed': '{account} took {amount:own} of grant {grantId}.',
  'Rewards Initialized': 'The contract of rewards was set up.',
  'Rewards ParticipationBudgetSet':
    'Taking part in votes is rewarded with {newBudget:own} a period from period {firstEpoch} on{oldBudget?; it was {oldBudget:own}|}.',
  'Rewards ParticipationClaimed':
    '{account} was granted {amount:own} for {points:points} of taking part in period {epoch}.',
  'Rewards ParticipationRecorded': 'The vote of {account} on {proposal} counts {points:points} in period {epoch}.',
  'Rewards ReputationRateSet':
    'Work paid in {token:token} earns {newRate?{newRate:pointRate}|no reputation} from now on{oldRate?; it earned {oldRate:pointRate}|}.',
  'Rewards ReputationSkipped': 'The reputation for {milestone} failed, and was left out.',
  'Rewards RewardAccrued': '{account} earned {amount:own} for {milestone}{grantId?, as grant {grantId}|}.',
  'Rewards RewardClaimed': '{account} took {amount:own} of its rewards.',
  'Rewards RewardRateSet':
    'Work paid in {token:token} earns {newRate?a reward of {newRate:rate}|no reward} from now on{oldRate?; it earned {oldRate:rate}|}.',
  'Rewards RewardTermsSet':
    'Rewards are capped at {newTerms.cap:own} from now on{oldTerms.cap?, and were at {oldTerms.cap:own}|}; they vest {newTerms.vestingDuration?over {newTerms.vestingDuration:duration} after {newTerms.vestingCliff:duration}|at once}.',
  'Reputation AuthorityUpdated': 'The contract of reputation takes its roles from {authority} from now on.',
  'Reputation Initialized': 'The contract of reputation was set up.',
  'Reputation ReputationChanged':
    'The reputation of {account} in {skill:skill} changed by {delta} to {points:points} ({source}).',
  'Reputation SkillAdded': 'Skill {skill} is {name}.',
};

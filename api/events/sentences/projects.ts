import type { EventSentences } from './sentence.ts';

/** Projects, and what is done and paid for their milestones. */
export const projectSentences: EventSentences = {
  'Projects AcceptanceLapsed': 'A vote to accept {project} had no effect: its terms or its state had changed.',
  'Projects AuthorityUpdated': 'The contract of projects takes its roles from {authority} from now on.',
  'Projects DeliverableReviewed':
    '{reviewer} {approved?approved|asked to revise} revision {revision} of {milestone}, approvals: {approvals} of {threshold}.',
  'Projects DeliverableSubmitted':
    '{contributor} delivered revision {revision} of {milestone}; it can be reviewed until {reviewEndsAt:time}.',
  'Projects EIP712DomainChanged': 'The contract of projects changed the domain of its signatures.',
  'Projects Initialized': 'The contract of projects was set up.',
  'Projects MilestoneFunded': '{payer} put {amount:amount} into {milestone}.',
  'Projects MilestoneRefunded': '{amount:amount} of {milestone} went back to {client} ({reason}).',
  'Projects MilestoneReleased':
    '{milestone} was released ({path}): {net:amount} for {contributor}, {fee:amount} of fee for the guild{rebate?, {rebate:amount} back to the client|}.',
  'Projects MilestoneSettled':
    'The parties settled {milestone}: {contributorAmount:amount} for the contributor, {clientAmount:amount} for the client.',
  'Projects PayoutSplitSet': '{contributor} shares what {milestone} pays with {payees:accounts}.',
  'Projects ProjectAccepted': 'The guild accepted {project}.',
  'Projects ProjectCancelled': '{actor} canceled {project}.',
  'Projects ProjectCreated':
    '{client} offered {project} with {terms.milestones:milestones} worth {total:amount}, with a fee of {feeBps:percent} for the guild.',
  'Projects ProjectFunded': '{payer} put {amount:amount} into {project}, for {fundedCount:milestones}.',
  'Projects RevisionRequested':
    '{reviewer} asked for another revision of {milestone} after revision {revision}; it is {newDueAt=oldDueAt?still due at {newDueAt:time}|due at {newDueAt:time}, and was at {oldDueAt:time}}.',
  'Projects RewardSkipped': 'The reward for {milestone} failed, and was left out.',
  'Projects RewardWithheld': 'There is no reward for {milestone} ({reason}).',
  'Projects ScopeChanged':
    'The parties {oldDueAt?changed|added} {milestone}: it pays {change.amount:amount}{oldDueAt?{change.amount=oldAmount?, as before|, and paid {oldAmount:amount}}|}; it is {change.dueAt=oldDueAt?still due at {change.dueAt:time}|due at {change.dueAt:time}{oldDueAt?, and was at {oldDueAt:time}|}}.',
  'Projects SubmissionGated':
    '{contributor} could not deliver {milestone} in time ({obstacle}), which counts for the deadline.',
};

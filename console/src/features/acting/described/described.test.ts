import { expect } from 'chai';
import { controlOf } from './controlOf.ts';
import { allActions, inputNamed } from './described.ts';
import { fieldWords } from './fieldWords.ts';
import { inPlainWords } from './inPlainWords.ts';
import { titles } from './titles.ts';

/** What the field of an input is filled in with, as a word or two. */
function control(input: string, name: string): string {
  const fields = inputNamed(input)?.fields ?? [];
  const field = fields.find((one) => one.name === name);
  if (!field) throw new Error(`${input} has no ${name}.`);
  const found = controlOf(field, fields);
  const inner = found.kind === 'list' ? found.of : found;
  const of = 'of' in inner && typeof inner.of === 'string' ? ` ${inner.of}` : '';
  return `${found.kind === 'list' ? 'list ' : ''}${inner.kind}${of}`;
}

describe('what is known of actions', () => {
  it('has a title, a domain and words for each', () => {
    expect(Object.keys(titles).sort()).to.deep.equal(allActions.map(({ name }) => name).sort());
    for (const { name, domain, description } of allActions) {
      expect(domain, name).not.to.equal('');
      expect(inPlainWords(description), name).not.to.match(/`|Prepares/);
    }
  });

  it('keeps what functions are called out of the words', () => {
    expect(inPlainWords('Prepares `Projects.fund`, or `fundWithPermit`: pays. Then `prepareQueue`.')).to.equal(
      'Pays. Then “Queue a proposal”.',
    );
    expect(inPlainWords('Prepares `A.b`. Its `bySignature` is typed data.')).to.equal('');
  });

  for (const [description, kind, words] of [
    ["Most that can be paid per period, in the token's smallest unit.", 'amount', 'Most that can be paid per period.'],
    ["In the guild token's smallest unit (18 decimals).", 'amount', ''],
    ['Share of each milestone in basis points, at most 1,000.', 'share', 'Share of each milestone, at most 10 %.'],
    ["Deadline, by the chain's time in Unix seconds; null for no end.", 'time', 'Deadline; empty for no end.'],
    ['Seconds that a vote is open.', 'duration', 'Time that a vote is open.'],
    ['Number of the skill.', 'integer', 'Number of the skill.'],
  ] as const) {
    it(`says without its unit: ${description}`, () => expect(fieldWords(description, kind)).to.equal(words));
  }

  for (const [input, name, expected] of [
    ['PrepareCastVoteInput', 'proposal', 'row proposal'],
    ['PrepareCastVoteInput', 'support', 'enum'],
    ['PrepareCastVoteInput', 'reason', 'text'],
    ['PrepareSubmitDeliverableInput', 'cid', 'document'],
    ['PrepareReviewDeliverableInput', 'reasonCid', 'document'],
    ['PrepareReviewDeliverableInput', 'digest', 'digest'],
    ['PrepareFreezeInput', 'reasonDigest', 'digest'],
    ['PrepareFreezeInput', 'until', 'time'],
    ['PrepareFreezeInput', 'account', 'account'],
    ['PrepareWithdrawInput', 'token', 'token'],
    ['PrepareClaimGrantsInput', 'grants', 'list row grant'],
    ['PrepareFundInput', 'maxAmount', 'amount token'],
    ['PrepareFundInput', 'permit', 'input PermitInput'],
    ['PermitInput', 'amount', 'amount token'],
    ['PermitInput', 'signature', 'bytes'],
    ['FractionalVotesInput', 'for', 'amount guild token'],
    ['CallActionInput', 'value', 'amount native coin'],
    ['SetRewardRatesActionInput', 'rewardRate', 'integer'],
    ['PrepareClaimParticipationInput', 'epoch', 'integer'],
    ['CategoryRulesInput', 'votingPeriod', 'duration'],
    ['CategoryRulesInput', 'quorumBps', 'share'],
    ['UpdateDelayActionInput', 'delay', 'duration'],
    ['MintActionInput', 'amount', 'amount guild token'],
    ['SetProposalThresholdActionInput', 'threshold', 'amount guild token'],
    ['PrepareRaiseFindingInput', 'subject', 'bytes'],
    ['SetProposalGuardianActionInput', 'guardian', 'account'],
    ['SetRoleGuardianActionInput', 'guardian', 'role'],
    ['OpenRoundActionInput', 'projects', 'list row project'],
    ['PrepareProposeInput', 'actions', 'list input ProposalActionInput'],
  ] as const) {
    it(`fills in ${input}.${name} with ${expected}`, () => {
      expect(control(input, name)).to.equal(expected);
    });
  }
});

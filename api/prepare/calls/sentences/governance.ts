import { ZeroAddress } from 'ethers';
import enums from '../../../../abis/enums.json' with { type: 'json' };
import { nameOf } from '../../reverts/explanationWords.ts';
import { account, percent, quoted } from '../../words.ts';
import type { Sentences } from '../call.ts';
import { amountOf, documentAt, duration, functionName, partOf, whom } from '../sentenceWords.ts';

/** What a guild's category policy decides. */
export const categoryPolicySentences: Sentences = {
  adoptStrategy: ({ title, cid }) => `adopt the strategy ${quoted(title)}, ${documentAt(cid)}`,
  setCategoryRules: ({ category, rules }) =>
    `set the rules of ${nameOf(enums.Category, category)}: a quorum of ${percent(rules.quorumBps)} and an approval of ` +
    `${percent(rules.approvalBps)}; a vote of ${duration(rules.votingPeriod)} after ${duration(rules.votingDelay)}, open for ` +
    `${duration(rules.lateQuorumExtension)} at least after its quorum; ${duration(rules.timelockDelay)} in the timelock and ` +
    `${duration(rules.executionPeriod)} to execute`,
  setFunctionCategory: ({ target, selector, category }, telling) =>
    `put ${functionName(partOf(telling.contracts, target.toLowerCase()), selector)} of ${whom(telling, target)} in the ` +
    `category ${nameOf(enums.Category, category)}`,
  setProposalThreshold: async ({ threshold }, telling) =>
    `ask for ${await amountOf(telling, telling.contracts.token, threshold)} of votes to propose`,
};

/** What a guild's Governor does. */
export const governorSentences: Sentences = {
  relay: ({ target }, { calls: [call] }) => `have the Governor ${call?.sentence ?? `call ${account(target)}`}`,
  setProposalGuardian: ({ newProposalGuardian }) =>
    newProposalGuardian === ZeroAddress
      ? 'have no guardian'
      : `make ${account(newProposalGuardian)} the guardian, who may cancel proposals`,
  updateTimelock: ({ newTimelock }) => `have proposals executed by another timelock, ${account(newTimelock)}`,
};

/** What a guild's priority rounds do. */
export const prioritySentences: Sentences = {
  openRound: async ({ terms }, telling) => {
    const what = terms.budget === 0n ? 'ranks' : `splits ${await amountOf(telling, terms.token, terms.budget)} among`;
    const length =
      terms.endsAt > terms.startsAt ? `, for ${duration(BigInt(terms.endsAt) - BigInt(terms.startsAt))}` : '';
    return `open the round ${quoted(terms.title)}, which ${what} the projects ${terms.projectIds.join(', ')}${length}`;
  },
};

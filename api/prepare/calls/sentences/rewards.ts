import { account, quoted } from '../../words.ts';
import type { Sentences } from '../call.ts';
import { amountOf, duration, tokenOf, whom } from '../sentenceWords.ts';

const PER = 'per 10^18 smallest units';

/** What a guild's rewards do. */
export const rewardsSentences: Sentences = {
  setParticipationBudget: async ({ budget }, telling) =>
    `give ${await amountOf(telling, telling.contracts.token, budget)} for votes in each epoch from the next on`,
  setRewardRates: async ({ token, rewardRate, reputationRate }, telling) =>
    `reward work paid in ${await tokenOf(telling, token)} with ${rewardRate} smallest units of guild tokens and ` +
    `${reputationRate} points of reputation ${PER}`,
  setRewardTerms: async ({ terms }, telling) => {
    const { token } = telling.contracts;
    const vesting =
      terms.vestingDuration === 0n
        ? 'without vesting'
        : `vesting in ${duration(terms.vestingDuration)}, nothing before ${duration(terms.vestingCliff)}`;
    return (
      `let rewards of ${await amountOf(telling, token, terms.cap)} accrue in all, ${vesting}, of which ` +
      `${await amountOf(telling, token, terms.claimCapacity)} can be claimed within ${duration(terms.claimWindow)}`
    );
  },
};

/** What a guild's reputation does. */
export const reputationSentences: Sentences = {
  addSkill: ({ name }) => `add the skill ${quoted(name)}`,
  adjust: ({ account: whose, skill, delta }) =>
    delta < 0n
      ? `take ${-delta} points of reputation in skill ${skill} from ${account(whose)}`
      : `give ${account(whose)} ${delta} points of reputation in skill ${skill}`,
};

/** What a guild token does, beside what every token does. */
export const guildTokenSentences: Sentences = {
  mint: async ({ to, amount }, telling) =>
    `mint ${await amountOf(telling, telling.to, amount)} to ${whom(telling, to)}`,
  burn: async ({ amount }, telling) => `burn ${await amountOf(telling, telling.to, amount)}`,
  delegate: ({ delegatee }, telling) => `delegate its votes to ${whom(telling, delegatee)}`,
};

/** What every token does. */
export const tokenSentences: Sentences = {
  approve: async ({ spender, value }, telling) =>
    `let ${whom(telling, spender)} take up to ${await amountOf(telling, telling.to, value)}`,
  transfer: async ({ to, value }, telling) =>
    `transfer ${await amountOf(telling, telling.to, value)} to ${whom(telling, to)}`,
  transferFrom: async ({ from, to, value }, telling) =>
    `transfer ${await amountOf(telling, telling.to, value)} of ${whom(telling, from)} to ${whom(telling, to)}`,
};

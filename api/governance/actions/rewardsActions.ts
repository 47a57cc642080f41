import { z } from 'zod';
import { address, bytes32, count, integer, text, uint } from '../../prepare/input/input.ts';
import { rewardTermsSchema } from '../rewardTermsSchema.ts';
import { action } from './action.ts';

const MAX_SKILL_BYTES = 64;

/** What a vote decides about rewards, reputation and the guild token. */
export const rewardsActions = {
  setRewardRates: action(
    'Rewards',
    'setRewardRates',
    z.object({ token: address, rewardRate: count(128), reputationRate: count(128) }),
    ({ token, rewardRate, reputationRate }) => [token, rewardRate, reputationRate],
  ),
  setRewardTerms: action('Rewards', 'setRewardTerms', rewardTermsSchema, (terms) => [terms]),
  setParticipationBudget: action('Rewards', 'setParticipationBudget', z.object({ budget: uint(96) }), ({ budget }) => [
    budget,
  ]),
  addSkill: action('Reputation', 'addSkill', z.object({ name: text(MAX_SKILL_BYTES) }), ({ name }) => [name]),
  adjustReputation: action(
    'Reputation',
    'adjust',
    z.object({ account: address, skill: uint(8), points: integer(128), reasonDigest: bytes32 }),
    ({ account, skill, points, reasonDigest }) => [account, skill, points, reasonDigest],
  ),
  mint: action('GuildToken', 'mint', z.object({ to: address, amount: uint(256) }), ({ to, amount }) => [to, amount]),
};

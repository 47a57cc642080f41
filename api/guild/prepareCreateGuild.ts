import { ZeroAddress } from 'ethers';
import { z } from 'zod';
import { categoryRules, categoryRulesSchema } from '../governance/categoryRules.ts';
import { rewardTermsSchema } from '../governance/rewardTermsSchema.ts';
import { address, bytes32, CONTENT_MISMATCH, cid, count, fitsCid, text, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { amount, counted, quoted } from '../prepare/words.ts';
import { defaultRewardTerms } from './rewardTerms.ts';

const GUILD_TOKEN_DECIMALS = 18;
/** As in `GuildConfigLib`: what fits into one transaction. */
const MAX_ALLOCATIONS = 100;
const MAX_PAYMENT_TOKENS = 12;
const MAX_SKILLS = 16;
const MAX_SKILL_BYTES = 64;

const optionalAddress = address.nullish().transform((account) => account ?? ZeroAddress);

const inputSchema = z
  .object({
    from: address,
    name: text(100),
    symbol: text(32),
    charterDigest: bytes32,
    charterCid: cid,
    allocations: z
      .array(z.object({ account: address, amount: uint(256) }))
      .max(MAX_ALLOCATIONS, atMost(MAX_ALLOCATIONS, 'holders')),
    supplyCap: uint(256),
    proposalThreshold: uint(256),
    categories: z
      .array(categoryRulesSchema)
      .refine((given) => new Set(given.map(({ category }) => category)).size === given.length, {
        error: 'Give the rules of each category once.',
      }),
    timelockDelay: uint(32),
    guardian: optionalAddress,
    complianceOfficer: optionalAddress,
    auditor: optionalAddress,
    feeBps: uint(16),
    paymentTokens: z
      .array(z.object({ token: address, rewardRate: count(128), reputationRate: count(128) }))
      .max(MAX_PAYMENT_TOKENS, atMost(MAX_PAYMENT_TOKENS, 'payment tokens')),
    skills: z.array(text(MAX_SKILL_BYTES)).max(MAX_SKILLS, atMost(MAX_SKILLS, 'skills')),
    rewardTerms: rewardTermsSchema.nullish(),
  })
  .refine(({ charterDigest, charterCid }) => fitsCid(charterDigest, charterCid), {
    error: CONTENT_MISMATCH,
    path: ['charterCid'],
  });

/** Resolver of `prepareCreateGuild`: `GuildFactory.createGuild`. */
export const prepareCreateGuild = prepareMutation(inputSchema, async ({ from: _, ...input }, { chain }) => {
  const allocated = input.allocations.reduce((sum, allocation) => sum + allocation.amount, 0n);
  const config = {
    ...input,
    categories: categoryRules(input.categories, input.timelockDelay),
    rewardTerms: input.rewardTerms ?? defaultRewardTerms(input.supplyCap, allocated),
  };
  const metadata = { symbol: config.symbol, decimals: GUILD_TOKEN_DECIMALS };
  return {
    to: chain.factory,
    contract: 'GuildFactory',
    function: 'createGuild',
    args: [config],
    summary:
      `Found the guild ${quoted(config.name)} with ${amount(allocated, ZeroAddress, metadata)} for ` +
      `${counted(config.allocations.length, 'holder')}`,
  };
});

function atMost(most: number, what: string): string {
  return `Give at most ${most} ${what}, as many as fit into one transaction; the guild can add more later.`;
}

import { ZeroAddress } from 'ethers';
import { z } from 'zod';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, text, uint } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { amount, counted, quoted } from '../chain/words.ts';

const GUILD_TOKEN_DECIMALS = 18;
const MAX_ENTRIES = 200;

const inputSchema = z
  .object({
    from: address,
    name: text(100),
    symbol: text(32),
    charterDigest: bytes32,
    charterCid: cid,
    allocations: z.array(z.object({ account: address, amount: uint(256) })).max(MAX_ENTRIES),
    supplyCap: uint(256),
    votingDelay: uint(48),
    votingPeriod: uint(32),
    proposalThreshold: uint(256),
    quorumBps: uint(16),
    lateQuorumExtension: uint(48),
    timelockDelay: uint(32),
    guardian: address.nullish().transform((guardian) => guardian ?? ZeroAddress),
    feeBps: uint(16),
    paymentTokens: z.array(z.object({ token: address, rewardRate: uint(256) })).max(MAX_ENTRIES),
  })
  .refine(({ charterDigest, charterCid }) => fitsCid(charterDigest, charterCid), {
    error: CONTENT_MISMATCH,
    path: ['charterCid'],
  });

/** Resolver of `prepareCreateGuild`: `GuildFactory.createGuild`. */
export const prepareCreateGuild = prepareMutation(inputSchema, async ({ from: _, ...config }, { chain }) => {
  const allocated = config.allocations.reduce((sum, allocation) => sum + allocation.amount, 0n);
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

import { type Contract, sha256, toUtf8Bytes, ZeroAddress } from 'ethers';
import { type GuildPart, guildContracts, guildParts } from '../../abis/guildContracts.ts';
import type { ChainActor } from './chainActor.ts';
import type { LedgerContext } from './ledgerContext.ts';

/** A guild and its contracts, to act in. */
export type ActingGuild = Record<GuildPart, Contract> & {
  chain: ChainActor;
  /** Address of the access manager. */
  id: string;
  /** The stablecoin that its clients pay in. */
  dollar: Contract;
};

export const VOTING_DELAY = 10;
export const VOTING_PERIOD = 3_600;
export const TIMELOCK_DELAY = 60;
/** Guild tokens of each voter, in the smallest unit. */
export const STAKE = 1_000n * 10n ** 18n;

/** SHA-256 of a text, as contracts take it. */
export function digestOf(text: string): string {
  return sha256(toUtf8Bytes(text));
}

/** What a proposal of any category needs. */
export const RULES = {
  quorumBps: 3_000,
  approvalBps: 5_000,
  votingDelay: VOTING_DELAY,
  votingPeriod: VOTING_PERIOD,
  lateQuorumExtension: 600,
  timelockDelay: TIMELOCK_DELAY,
  executionPeriod: 604_800,
};

/**
 * What a guild of the tests starts with: three voters of equal weight, the same rules for all categories, a fee of 5 %, a
 * reward of a guild token's unit and a thousandth of a point of reputation per unit paid.
 */
export function guildConfig(chain: ChainActor, testDollar: string, name: string): object {
  const { founder, client, second, guardian, officer } = chain.people;
  return {
    name,
    symbol: 'TEST',
    charterDigest: digestOf(name),
    charterCid: 'bafkreiguild',
    allocations: [founder, client, second].map(({ address }) => ({ account: address, amount: STAKE })),
    supplyCap: 1_000_000n * 10n ** 18n,
    proposalThreshold: 1n,
    categories: Array.from({ length: 6 }, () => RULES),
    timelockDelay: TIMELOCK_DELAY,
    guardian: guardian.address,
    complianceOfficer: officer.address,
    auditor: officer.address,
    feeBps: 500,
    paymentTokens: [
      { token: testDollar, rewardRate: 10n ** 18n, reputationRate: 10n ** 15n },
      { token: ZeroAddress, rewardRate: 0n, reputationRate: 0n },
    ],
    skills: ['writing', 'law'],
    rewardTerms: {
      cap: 500_000n * 10n ** 18n,
      claimCapacity: 100_000n * 10n ** 18n,
      claimWindow: 86_400,
      vestingCliff: 0,
      vestingDuration: 0,
    },
  };
}

/**
 * Founds two guilds in one block, and uses the first in that same block: its logs are among those that graph-node hands
 * over after all others of the block.
 */
export async function foundGuilds(
  chain: ChainActor,
  context: Pick<LedgerContext, 'factory' | 'testDollar'>,
): Promise<[ActingGuild, ActingGuild]> {
  const { founder, client } = chain.people;
  const factory = await chain.contract('GuildFactory', context.factory);
  const configs = ['First guild', 'Second guild'].map((name) => guildConfig(chain, context.testDollar, name));
  const open = async (config: object | undefined) =>
    openGuild(chain, await factory.getFunction('predictGuild')(founder.address, config), context.testDollar);
  const guilds: [ActingGuild, ActingGuild] = [await open(configs[0]), await open(configs[1])];
  await chain.callInOneBlock([
    [founder, factory, 'createGuild', configs[0]],
    [founder, guilds[0].token, 'approve', client.address, 5n],
    [client, guilds[0].token, 'delegate', founder.address],
    [founder, factory, 'createGuild', configs[1]],
    [founder, guilds[0].token, 'transfer', client.address, 7n],
    [founder, guilds[1].token, 'transfer', client.address, 8n],
    [client, guilds[0].token, 'delegate', client.address],
  ]);
  return guilds;
}

/** A guild at the addresses of its contracts. */
export async function openGuild(
  chain: ChainActor,
  addresses: Record<GuildPart, string>,
  testDollar: string,
): Promise<ActingGuild> {
  const opened = await Promise.all(
    guildParts.map(async (part) => [part, await chain.contract(guildContracts[part], addresses[part])] as const),
  );
  return {
    ...(Object.fromEntries(opened) as Record<GuildPart, Contract>),
    chain,
    id: addresses.accessManager.toLowerCase(),
    dollar: await chain.contract('TestDollar', testDollar),
  };
}

import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { sha256, toUtf8Bytes, ZeroAddress } from 'ethers';
import { deployGuildhall, deployTestDollar, type GuildhallDeployment } from '../../../contracts/deploy.ts';
import { contractAt, ethers, impersonate, type TestContract } from './chain.ts';

/** SHA-256 of a text, as contracts take it. */
export function digestOf(text: string): string {
  return sha256(toUtf8Bytes(text));
}

/** The configuration of a guild, as `createGuild` takes it. */
export type GuildConfig = {
  name: string;
  symbol: string;
  charterDigest: string;
  charterCid: string;
  allocations: { account: string; amount: bigint }[];
  supplyCap: bigint;
  votingDelay: number;
  votingPeriod: number;
  proposalThreshold: bigint;
  quorumBps: number;
  lateQuorumExtension: number;
  timelockDelay: number;
  guardian: string;
  feeBps: number;
  paymentTokens: { token: string; rewardRate: bigint }[];
};

/** Who plays what in the tests. */
export type People = {
  deployer: HardhatEthersSigner;
  founder: HardhatEthersSigner;
  holder: HardhatEthersSigner;
  client: HardhatEthersSigner;
  ana: HardhatEthersSigner;
  bo: HardhatEthersSigner;
  reviewer: HardhatEthersSigner;
  secondReviewer: HardhatEthersSigner;
  guardian: HardhatEthersSigner;
  stranger: HardhatEthersSigner;
  timelock: HardhatEthersSigner;
};

/** A guild on a fresh chain, with its contracts, its people and a payment token. */
export type GuildFixture = People & {
  deployment: GuildhallDeployment;
  forwarder: TestContract;
  factory: TestContract;
  config: GuildConfig;
  guildId: bigint;
  accessManager: TestContract;
  token: TestContract;
  governor: TestContract;
  timelockController: TestContract;
  treasury: TestContract;
  projects: TestContract;
  rewards: TestContract;
  dollar: TestContract;
};

/** A guild token, in its smallest unit. */
export const TOKEN = 10n ** 18n;

/** A test dollar, in its smallest unit. */
export const DOLLAR = 10n ** 6n;

/**
 * A configuration that works, for a chain with these accounts and this payment token.
 *
 * @param people - The founder holds 600 of 1,000 tokens, the holder 400.
 * @param dollar - Payment token; a dollar paid earns half a guild token.
 */
export function configOf(people: Omit<People, 'timelock'>, dollar: string): GuildConfig {
  return {
    name: 'Open Methods Guild',
    symbol: 'OMG',
    charterDigest: digestOf('charter'),
    charterCid: 'bafkreicharter',
    allocations: [
      { account: people.founder.address, amount: 600n * TOKEN },
      { account: people.holder.address, amount: 400n * TOKEN },
    ],
    supplyCap: 1_000_000n * TOKEN,
    votingDelay: 60,
    votingPeriod: 3_600,
    proposalThreshold: 10n * TOKEN,
    quorumBps: 400,
    lateQuorumExtension: 600,
    timelockDelay: 120,
    guardian: people.guardian.address,
    feeBps: 250,
    paymentTokens: [{ token: dollar, rewardRate: (TOKEN * TOKEN) / DOLLAR / 2n }],
  };
}

/** Deploys Guildhall and a test dollar, without any guild. */
export async function platformFixture() {
  const signers = await ethers.getSigners();
  const [deployer, founder, holder, client, ana, bo, reviewer, secondReviewer, guardian, stranger] = signers;
  const people = { deployer, founder, holder, client, ana, bo, reviewer, secondReviewer, guardian, stranger } as Omit<
    People,
    'timelock'
  >;
  const deployment = await deployGuildhall(people.deployer);
  const dollar = await contractAt('TestDollar', await deployTestDollar(people.deployer));
  return {
    ...people,
    deployment,
    forwarder: await contractAt('Forwarder', deployment.forwarder),
    factory: await contractAt('GuildFactory', deployment.factory),
    dollar,
    config: configOf(people, await dollar.getAddress()),
  };
}

/** Deploys Guildhall and creates one guild; its timelock can be acted as, and the client has dollars approved. */
export async function guildFixture(): Promise<GuildFixture> {
  return createGuild(await platformFixture());
}

/** A guild without a guardian. */
export async function unguardedFixture(): Promise<GuildFixture> {
  const platform = await platformFixture();
  return createGuild({ ...platform, config: { ...platform.config, guardian: ZeroAddress } });
}

async function createGuild(platform: Awaited<ReturnType<typeof platformFixture>>): Promise<GuildFixture> {
  const { factory, founder, config, dollar, client } = platform;
  await factory.connect(founder).createGuild(config);
  const guildId = await factory.guildCount();
  const contracts = await factory.contractsOf(guildId);
  await dollar.mint(client.address, 1_000_000n * DOLLAR);
  await dollar.connect(client).approve(contracts.projects, 1_000_000n * DOLLAR);
  return {
    ...platform,
    guildId,
    accessManager: await contractAt('AccessManager', contracts.accessManager),
    token: await contractAt('GuildToken', contracts.token),
    governor: await contractAt('GuildGovernor', contracts.governor),
    timelockController: await contractAt('Timelock', contracts.timelock),
    treasury: await contractAt('Treasury', contracts.treasury),
    projects: await contractAt('Projects', contracts.projects),
    rewards: await contractAt('Rewards', contracts.rewards),
    timelock: await impersonate(contracts.timelock),
  };
}

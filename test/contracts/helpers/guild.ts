import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { sha256, toUtf8Bytes, ZeroAddress } from 'ethers';
import { deployGuildhall, deployTestDollar, type GuildhallDeployment } from '../../../contracts/deploy.ts';
import { contractAt, ethers, impersonate, readCompiled, type TestContract } from './chain.ts';

/** SHA-256 of a text, as contracts take it. */
export function digestOf(text: string): string {
  return sha256(toUtf8Bytes(text));
}

/** The rules of a category of proposals: basis points and seconds. */
export type CategoryRules = {
  quorumBps: number;
  approvalBps: number;
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  timelockDelay: number;
  executionPeriod: number;
};

/** The limits of a guild's rewards: guild tokens in the smallest unit, and seconds. */
export type RewardTerms = {
  cap: bigint;
  claimCapacity: bigint;
  claimWindow: number;
  vestingCliff: number;
  vestingDuration: number;
};

/** The configuration of a guild, as `createGuild` takes it. */
export type GuildConfig = {
  name: string;
  symbol: string;
  charterDigest: string;
  charterCid: string;
  allocations: { account: string; amount: bigint }[];
  supplyCap: bigint;
  proposalThreshold: bigint;
  categories: CategoryRules[];
  timelockDelay: number;
  guardian: string;
  complianceOfficer: string;
  auditor: string;
  feeBps: number;
  paymentTokens: { token: string; rewardRate: bigint; reputationRate: bigint }[];
  skills: string[];
  rewardTerms: RewardTerms;
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
  officer: HardhatEthersSigner;
  auditor: HardhatEthersSigner;
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
  categoryPolicy: TestContract;
  priorities: TestContract;
  reputation: TestContract;
  compliance: TestContract;
  auditTrail: TestContract;
  dollar: TestContract;
};

/** A guild token, in its smallest unit. */
export const TOKEN = 10n ** 18n;

/** A test dollar, in its smallest unit. */
export const DOLLAR = 10n ** 6n;

const ordinaryRules: CategoryRules = {
  quorumBps: 400,
  approvalBps: 5_000,
  votingDelay: 60,
  votingPeriod: 3_600,
  lateQuorumExtension: 600,
  timelockDelay: 120,
  executionPeriod: 259_200,
};

/** Rules of the categories, in their order: prioritization, resources, strategy, compliance, parameters, emergency. */
export const categoryRules: CategoryRules[] = [
  { ...ordinaryRules, quorumBps: 200 },
  ordinaryRules,
  { ...ordinaryRules, approvalBps: 5_500 },
  { ...ordinaryRules, approvalBps: 5_500, timelockDelay: 300 },
  { ...ordinaryRules, approvalBps: 6_000, timelockDelay: 600 },
  { ...ordinaryRules, quorumBps: 5_000, approvalBps: 7_500, votingDelay: 1, votingPeriod: 600 },
];

/**
 * A configuration that works, for a chain with these accounts and this payment token.
 *
 * @param people - The founder holds 600 of 1,000 tokens, the holder 400.
 * @param dollar - Payment token; a dollar paid earns half a guild token, and a point of reputation.
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
    proposalThreshold: 10n * TOKEN,
    categories: categoryRules,
    timelockDelay: 120,
    guardian: people.guardian.address,
    complianceOfficer: people.officer.address,
    auditor: people.auditor.address,
    feeBps: 250,
    paymentTokens: [
      { token: dollar, rewardRate: (TOKEN * TOKEN) / DOLLAR / 2n, reputationRate: TOKEN / DOLLAR },
      { token: ZeroAddress, rewardRate: 0n, reputationRate: 0n },
    ],
    skills: ['research', 'analysis', 'law'],
    rewardTerms: {
      cap: 500_000n * TOKEN,
      claimCapacity: 100_000n * TOKEN,
      claimWindow: 86_400,
      vestingCliff: 0,
      vestingDuration: 0,
    },
  };
}

/** Deploys Guildhall and a test dollar, without any guild. */
export async function platformFixture() {
  const signers = await ethers.getSigners();
  const [deployer, founder, holder, client, ana, bo, reviewer, secondReviewer, guardian, stranger, officer, auditor] =
    signers;
  const people = {
    ...{ deployer, founder, holder, client, ana, bo, reviewer, secondReviewer, guardian, stranger },
    ...{ officer, auditor },
  } as Omit<People, 'timelock'>;
  const deployment = await deployGuildhall(people.deployer, readCompiled);
  const dollar = await contractAt('TestDollar', await deployTestDollar(people.deployer, readCompiled));
  return {
    ...people,
    deployment,
    forwarder: await contractAt('Forwarder', deployment.forwarder),
    factory: await contractAt('GuildFactory', deployment.factory),
    dollar,
    config: configOf(people, await dollar.getAddress()),
  };
}

/** Guildhall, a test dollar and people. */
export type Platform = Awaited<ReturnType<typeof platformFixture>>;

/** Deploys Guildhall and creates one guild; its timelock can be acted as, and the client has dollars approved. */
export async function guildFixture(): Promise<GuildFixture> {
  return createGuild(await platformFixture());
}

/** A guild without a guardian. */
export async function unguardedFixture(): Promise<GuildFixture> {
  const platform = await platformFixture();
  return createGuild({ ...platform, config: { ...platform.config, guardian: ZeroAddress } });
}

/** Creates the next guild of a platform. */
export async function createGuild(platform: Platform): Promise<GuildFixture> {
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
    categoryPolicy: await contractAt('CategoryPolicy', contracts.categoryPolicy),
    priorities: await contractAt('PriorityRounds', contracts.priorities),
    reputation: await contractAt('Reputation', contracts.reputation),
    compliance: await contractAt('Compliance', contracts.compliance),
    auditTrail: await contractAt('AuditTrail', contracts.auditTrail),
    timelock: await impersonate(contracts.timelock),
  };
}

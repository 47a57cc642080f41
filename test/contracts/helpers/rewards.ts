import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { AddressLike } from 'ethers';
import { contractAt, deployContract, impersonate, type TestContract } from './chain.ts';
import { DOLLAR, type GuildFixture, guildFixture, type RewardTerms } from './guild.ts';

/** Seconds of an epoch. */
export const EPOCH = 30 * 86_400;

/** A guild whose Projects contract, the only reporter, can be acted as. */
export async function reporterFixture() {
  const fixture = await guildFixture();
  return { ...fixture, reporter: await impersonate(fixture.projects) };
}

/** Accrues a reward, by default for a dollar, which earns half a guild token, and without reputation. */
export async function accrue(
  rewards: TestContract,
  reporter: HardhatEthersSigner,
  report: {
    account: AddressLike;
    token: TestContract;
    projectId?: number;
    milestoneId?: number;
    payment?: bigint;
    skill?: number;
  },
) {
  const { account, token, projectId = 1, milestoneId = 0, payment = DOLLAR, skill = 0 } = report;
  return rewards.connect(reporter).accrue(projectId, milestoneId, account, token, payment, skill);
}

/** The guild's reward terms, changed by its timelock. */
export async function setTerms({ rewards, timelock, config }: GuildFixture, changes: Partial<RewardTerms>) {
  return rewards.connect(timelock).setRewardTerms({ ...config.rewardTerms, ...changes });
}

/** The parts that a Rewards contract works with; the guild's own by default. */
export type RewardsParts = { token: AddressLike; projects: AddressLike; reputation: AddressLike };

/** A second Rewards contract beside the guild's, which works with other parts; a dollar earns half a token there too. */
export async function separateRewards(fixture: GuildFixture, parts: Partial<RewardsParts>): Promise<TestContract> {
  const { deployment, accessManager, governor, token, projects, reputation, compliance, config } = fixture;
  const cloner = await deployContract('Cloner');
  const implementation = await contractAt('Rewards', deployment.implementations.rewards);
  const setup = implementation.interface.encodeFunctionData('initialize', [
    {
      authority: accessManager.target,
      token: token.target,
      projects: projects.target,
      governor: governor.target,
      reputation: reputation.target,
      compliance: compliance.target,
      ...parts,
      rates: config.paymentTokens.slice(0, 1),
      terms: config.rewardTerms,
    },
  ]);
  const address = await cloner.clone.staticCall(implementation, setup);
  await cloner.clone(implementation, setup);
  return contractAt('Rewards', address);
}

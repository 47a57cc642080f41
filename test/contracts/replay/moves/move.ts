import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ZeroAddress } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { contractAt, ethers, type TestContract } from '../../helpers/chain.ts';
import { DOLLAR, type GuildFixture, guildFixture, TOKEN } from '../../helpers/guild.ts';
import type { Proposal } from '../../helpers/proposal.ts';

/** Role of a guild's compliance officers, and of its auditors. */
export const OFFICER = 2;
const AUDITOR = 3;

/** Which of the chain's accounts are one owner's. */
const CROWD = [20, 70] as const;

/** A guild in which every party can make its moves. */
export type Stage = GuildFixture & {
  arbiter: TestContract;
  /** Has the officer's role with a delay. */
  delayed: HardhatEthersSigner;
  /** Accounts of one owner; they hold one token each. */
  crowd: HardhatEthersSigner[];
  clients: HardhatEthersSigner[];
  contributors: HardhatEthersSigner[];
  everyone: HardhatEthersSigner[];
  proposals: Proposal[];
  /** Votes of the crowd, in their order. */
  crowdVotes: { voter: HardhatEthersSigner; id: bigint }[];
};

/** Something that somebody does; the contracts may refuse it. */
export type Move = (stage: Stage, random: Random) => Promise<unknown>;

/** Moves by name. */
export type Moves = Record<string, Move>;

/**
 * A guild whose people hold and have approved what their moves need, with an arbiter for its projects. The client is
 * contributor, reviewer, officer and auditor as well.
 */
export async function stageFixture(): Promise<Stage> {
  return stageOf(await guildFixture());
}

/** The same for a guild that is there; its `timelock` is whoever has the guild's administration. */
export async function stageOf(fixture: GuildFixture): Promise<Stage> {
  const { ana, bo, client, founder, holder, reviewer, secondReviewer, stranger, dollar, token, projects } = fixture;
  const arbiterFactory = await ethers.getContractFactory('DirectArbiter');
  const arbiter = await arbiterFactory.deploy(fixture.forwarder.target, stranger.address);
  for (const account of [ana, bo, client]) {
    await token.connect(founder).transfer(account, 50n * TOKEN);
    await token.connect(account).approve(projects, 50n * TOKEN);
  }
  const crowd = await createCrowd(fixture);
  const { accessManager, timelock } = fixture;
  for (const role of [OFFICER, AUDITOR]) await accessManager.connect(timelock).grantRole(role, client, 0);
  await dollar.mint(holder.address, 1_000_000n * DOLLAR);
  await dollar.connect(holder).approve(projects, 1_000_000n * DOLLAR);
  await dollar.mint(founder.address, 1_000_000n * DOLLAR);
  await dollar.connect(founder).approve(fixture.treasury, 1_000_000n * DOLLAR);
  return {
    ...fixture,
    arbiter: await contractAt('DirectArbiter', await arbiter.getAddress()),
    delayed: fixture.deployer,
    crowd,
    clients: [client, client, holder],
    contributors: [ana, bo],
    everyone: [ana, bo, client, founder, holder, reviewer, secondReviewer, stranger],
    proposals: [],
    crowdVotes: [],
  };
}

/** One owner's accounts, with a token each from the founder. */
async function createCrowd({ token, founder }: GuildFixture): Promise<HardhatEthersSigner[]> {
  const crowd = (await ethers.getSigners()).slice(...CROWD);
  for (const account of crowd) await token.connect(founder).transfer(account, TOKEN);
  return crowd;
}

/** The payment token of a move: dollars, or native coin. */
export function anyToken({ dollar }: Stage, random: Random): string {
  return random.once(3) ? ZeroAddress : (dollar.target as string);
}

/** One of a contract's numbered things, mostly one of the newest, where there is still something to do. */
export function anyId(count: bigint, random: Random): number {
  if (count === 0n) return 1;
  if (random.once(5)) return 1 + random.number(Number(count));
  return Number(count) - random.number(Math.min(2, Number(count)));
}

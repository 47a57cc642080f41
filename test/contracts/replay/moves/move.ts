import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ZeroAddress } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { contractAt, ethers, type TestContract } from '../../helpers/chain.ts';
import { DOLLAR, type GuildFixture, guildFixture, TOKEN } from '../../helpers/guild.ts';
import type { Proposal } from '../../helpers/proposal.ts';

/** A guild in which every party can make its moves. */
export type Stage = GuildFixture & {
  arbiter: TestContract;
  contributors: HardhatEthersSigner[];
  everyone: HardhatEthersSigner[];
  proposals: Proposal[];
};

/** Something that somebody does; the contracts may refuse it. */
export type Move = (stage: Stage, random: Random) => Promise<unknown>;

/** Moves by name. */
export type Moves = Record<string, Move>;

/** A guild whose people hold and have approved what their moves need, with an arbiter for its projects. */
export async function stageFixture(): Promise<Stage> {
  const fixture = await guildFixture();
  const { ana, bo, client, founder, holder, reviewer, secondReviewer, stranger, dollar, token, projects } = fixture;
  const arbiterFactory = await ethers.getContractFactory('DirectArbiter');
  const arbiter = await arbiterFactory.deploy(fixture.forwarder.target, stranger.address);
  for (const account of [ana, bo, client]) {
    await token.connect(founder).transfer(account, 50n * TOKEN);
    await token.connect(account).approve(projects, 50n * TOKEN);
  }
  await dollar.mint(founder.address, 1_000_000n * DOLLAR);
  await dollar.connect(founder).approve(fixture.treasury, 1_000_000n * DOLLAR);
  return {
    ...fixture,
    arbiter: await contractAt('DirectArbiter', await arbiter.getAddress()),
    contributors: [ana, bo],
    everyone: [ana, bo, client, founder, holder, reviewer, secondReviewer, stranger],
    proposals: [],
  };
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

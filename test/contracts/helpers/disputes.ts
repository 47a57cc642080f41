import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { ContractTransactionReceipt, ContractTransactionResponse } from 'ethers';
import { ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from './chain.ts';
import { eventsOf } from './events.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture, TOKEN } from './guild.ts';
import { acceptProject, type ProjectTerms, submit, termsOf } from './projects.ts';

/** What an arbiter decides, as `resolveDispute` takes it. */
export type Ruling = {
  contributorBps: number;
  feeBps: number;
  slashBps: number;
  ruler: string;
  digest: string;
  cid: string;
};

/** A guild with an arbiter of one account, and project 1 under it. */
export type ArbitratedFixture = GuildFixture & {
  terms: ProjectTerms;
  arbitrator: HardhatEthersSigner;
  arbiter: TestContract;
};

/** Amount of project 1's first milestone, in the dollar's smallest unit. */
export const GROSS = 1_000n * DOLLAR;

/** Highest arbiter fee of project 1, in basis points. */
export const MAX_ARBITER_FEE_BPS = 1_000;

/** Seconds that an arbiter has. */
export const RULING_TIME = 180n * 86_400n;

/** Digest and CID of a dispute's reason. */
export const REASON = { digest: digestOf('reason'), cid: 'bafkreireason' };

/** Bond of project 1's first milestone, in the guild token's smallest unit. */
export const BOND = 10n * TOKEN + 1n;

/** A ruling that gives the contributor 60%, without fee and slash. */
export function rulingOf(changes: Partial<Ruling> = {}): Ruling {
  return {
    contributorBps: 6_000,
    feeBps: 0,
    slashBps: 0,
    ruler: ZeroAddress,
    digest: ZeroHash,
    cid: '',
    ...changes,
  };
}

/** Project 1 with a direct arbiter: created, wholly funded and accepted. */
export async function arbitratedFixture(): Promise<ArbitratedFixture> {
  return arbitrated();
}

/** Project 1 with a direct arbiter and a bond on its first milestone: wholly funded and accepted, nothing bonded. */
export async function bondFixture(): Promise<ArbitratedFixture> {
  return arbitrated(BOND);
}

/** The bond is posted and the first milestone's deliverable submitted. */
export async function bondedFixture(): Promise<ArbitratedFixture> {
  const fixture = await bondFixture();
  await fixture.projects.connect(fixture.ana).postBond(1, 0);
  await submit(fixture.projects, fixture.ana, 0);
  return fixture;
}

/** Project 1 with a direct arbiter; the first milestone's deliverable is submitted. */
export async function disputableFixture(): Promise<ArbitratedFixture> {
  const fixture = await arbitratedFixture();
  await submit(fixture.projects, fixture.ana, 0);
  return fixture;
}

/** The client disputes project 1's first milestone. */
export async function disputedFixture(): Promise<ArbitratedFixture> {
  const fixture = await disputableFixture();
  await openDispute(fixture.projects, fixture.client, 0);
  return fixture;
}

/** Disputes a milestone of project 1. */
export async function openDispute(
  projects: TestContract,
  by: HardhatEthersSigner,
  milestoneId: number,
  value = 0n,
): Promise<ContractTransactionResponse> {
  return projects.connect(by).openDispute(1, milestoneId, REASON.digest, REASON.cid, { value });
}

/** Rules on dispute 1. */
export async function rule(
  { arbiter, arbitrator, projects }: Pick<ArbitratedFixture, 'arbiter' | 'arbitrator' | 'projects'>,
  ruling: Ruling,
): Promise<ContractTransactionResponse> {
  return arbiter.connect(arbitrator).rule(projects, 1, ruling);
}

/** The events of these contracts in a transaction, each as its name and its arguments. */
export async function listed(sent: ContractTransactionResponse, ...contracts: TestContract[]): Promise<unknown[][]> {
  const receipt: ContractTransactionReceipt | null = await sent.wait();
  return (await eventsOf(receipt, ...contracts)).map(({ name, args }) => [name, ...args.toArray(true)]);
}

/** Moves the clock so that the next transaction is in this second. */
export async function at(second: bigint) {
  await networkHelpers.time.setNextBlockTimestamp(second);
}

async function arbitrated(bond = 0n): Promise<ArbitratedFixture> {
  const fixture = await guildFixture();
  const { forwarder, projects, client, timelock, token, founder, ana } = fixture;
  const arbitrator = (await ethers.getSigners())[12];
  if (!arbitrator) throw new Error('The chain has too few accounts.');
  const arbiter = await deployContract('DirectArbiter', forwarder, arbitrator);
  const agreed = { arbiter: await arbiter.getAddress(), maxArbiterFeeBps: MAX_ARBITER_FEE_BPS };
  const terms = await termsOf(fixture, agreed);
  const [first] = terms.milestones;
  if (first) first.bond = bond;
  await projects.connect(client).createProject(terms, 3);
  await acceptProject(projects, timelock, 1);
  await token.connect(founder).transfer(ana, 100n * TOKEN);
  await token.connect(ana).approve(projects, 100n * TOKEN);
  return { ...fixture, terms, arbitrator, arbiter };
}

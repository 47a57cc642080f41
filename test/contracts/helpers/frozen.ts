import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ZeroHash } from 'ethers';
import { networkHelpers } from './chain.ts';
import { bondFixture } from './disputes.ts';
import { DOLLAR, digestOf, TOKEN } from './guild.ts';
import { DAY, submit, termsOf } from './projects.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { domainOf, scopeChangeOf, settlementOf, signScopeChange, signSettlement } from './signing.ts';
import { budgetTerms } from './treasury.ts';

const { time } = networkHelpers;

/** Role of a treasurer, whom the guild gave the treasury's functions. */
const TREASURER = 50;

/**
 * A guild in which everybody has something to do: project 1 has a milestone of Ana's that waits for her bond, one of Bo's
 * that was paid and one of Ana's under review; project 2 waits for money; a proposal and a round are open; Ana may spend
 * a budget, and the stranger is the treasurer.
 */
export async function busyFixture() {
  const fixture = await bondFixture();
  const { projects, client, ana, bo, stranger, timelock, founder, dollar, token } = fixture;
  await projects.connect(timelock).setFeeTokenRate(dollar, (TOKEN * TOKEN) / DOLLAR);
  await token.connect(founder).transfer(client, 100n * TOKEN);
  await token.connect(client).approve(projects, 100n * TOKEN);
  await projects.connect(client).createProject(await termsOf(fixture), 0);
  await submit(projects, bo, 1);
  await time.increase(3 * DAY + 1);
  await projects.connect(stranger).release(1, 1);
  await submit(projects, ana, 2);
  await fillTreasury(fixture);
  await openRound(fixture);
  const proposal = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
  await proposal.propose(founder);
  await proposal.toVote();
  return { ...fixture, proposal };
}

/** Such a guild. */
export type Busy = Awaited<ReturnType<typeof bondFixture>> & { proposal: Proposal };

async function fillTreasury(fixture: Awaited<ReturnType<typeof bondFixture>>) {
  const { treasury, accessManager, client, stranger, timelock, dollar } = fixture;
  await dollar.connect(client).approve(treasury, 1_000n * DOLLAR);
  await treasury.connect(client).deposit(dollar, 500n * DOLLAR, 0, ZeroHash);
  await treasury.connect(timelock).openBudget(budgetTerms(fixture));
  const names = ['pay', 'openBudget', 'openRoundBudgets', 'setBudgetSpender', 'closeBudget'];
  const selectors = names.map((name) => treasury.interface.getFunction(name)?.selector);
  await accessManager.connect(timelock).setTargetFunctionRole(treasury, selectors, TREASURER);
  for (const account of [stranger, timelock]) {
    await accessManager.connect(timelock).grantRole(TREASURER, account, 0);
  }
}

async function openRound({ priorities, timelock, dollar }: Awaited<ReturnType<typeof bondFixture>>) {
  const startsAt = (await time.latest()) + 10;
  const times = { startsAt, endsAt: startsAt + DAY };
  const budget = { kind: 1, token: dollar.target, budget: 100n * DOLLAR };
  const terms = { title: 'Round', digest: ZeroHash, cid: '', projectIds: [1, 2], ...budget, ...times };
  await priorities.connect(timelock).openRound(terms);
}

/** Freezes an account for ten days. */
export async function freeze({ compliance, officer }: Busy, account: HardhatEthersSigner) {
  const until = (await time.latest()) + 10 * DAY;
  await compliance.connect(officer).freeze(account, until, digestOf('court order'));
}

/** Brings a settlement of project 1's first milestone, signed by its client and Ana. */
export async function settleFirst({ projects, client, ana, holder }: Busy) {
  const settlement = await settlementOf();
  const domain = await domainOf(projects);
  const signatures = [
    await signSettlement(client, domain, settlement),
    await signSettlement(ana, domain, settlement),
  ] as const;
  return projects.connect(holder).settle(settlement, ...signatures);
}

/** Brings a later deadline of project 1's first milestone, signed by its client and Ana. */
export async function extendFirst({ projects, client, ana, holder, terms }: Busy) {
  const change = await scopeChangeOf(terms, 0);
  const domain = await domainOf(projects);
  const signatures = [
    await signScopeChange(client, domain, change),
    await signScopeChange(ana, domain, change),
  ] as const;
  return projects.connect(holder).changeScope(change, ...signatures);
}

/** A permit that nobody signed; the escrow goes on with the allowance that there is. */
export const noPermit = { value: 0n, deadline: 0n, v: 27, r: ZeroHash, s: ZeroHash };

/** Ana posts the bond of her milestone. */
export function bond({ projects, ana }: Busy) {
  return projects.connect(ana).postBond(1, 0);
}

/** A round in which the holder chose project 1, after its end. */
export async function pastRound({ priorities, holder }: Busy) {
  await priorities.connect(holder).castBallot(1, [1], [10_000]);
  await time.increase(2 * DAY);
}

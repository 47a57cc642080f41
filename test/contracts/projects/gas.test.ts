import { expect } from 'chai';
import type { ContractTransactionResponse } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { DOLLAR, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { DAY, review, submit, termsOf } from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

/** Most gas of a whole transaction, base fee included; the report of a release to Rewards not counted. */
const BUDGETS = {
  create: 260_000n,
  fund: 75_000n,
  submit: 66_500n,
  review: 50_000n,
  releaseBySilence: 65_000n,
  lastApproval: 110_000n,
  withdraw: 76_500n,
};

/** Two projects of three milestones by Ana, judged by one of two reviewers; both had a milestone funded. */
async function usedFixture() {
  const fixture = await guildFixture();
  const { projects, client, timelock, dollar, rewards } = fixture;
  await rewards.connect(timelock).setRewardRate(dollar, 0);
  for (let i = 0; i < 2; i++) await projects.connect(client).createProject(await warmTerms(fixture), 1);
  await projects.connect(timelock).acceptProject(1);
  return fixture;
}

async function warmTerms(fixture: GuildFixture) {
  const now = await time.latest();
  const milestone = { contributor: fixture.ana.address, amount: 1_000n * DOLLAR, skill: 0, bond: 0n };
  return termsOf(fixture, {
    milestones: [10, 20, 30].map((days) => ({ ...milestone, dueAt: now + days * DAY })),
    reviewers: [fixture.reviewer.address],
    threshold: 1,
  });
}

async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<bigint> {
  return (await (await sent).wait())?.gasUsed ?? 0n;
}

describe('Projects: gas', () => {
  it('creating three milestones is within its budget', async () => {
    const fixture = await loadFixture(usedFixture);
    const { projects, client } = fixture;
    const gas = await gasOf(projects.connect(client).createProject(await warmTerms(fixture), 0));
    expect(gas).to.be.at.most(BUDGETS.create);
  });

  it('funding a milestone is within its budget', async () => {
    const { projects, client } = await loadFixture(usedFixture);
    const gas = await gasOf(projects.connect(client).fund(1, 1, 1));
    expect(gas).to.be.at.most(BUDGETS.fund);
  });

  it('a first submission is within its budget', async () => {
    const { projects, ana } = await loadFixture(usedFixture);
    const cid = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
    const digest = ethers.id('deliverable');
    const gas = await gasOf(projects.connect(ana).submitDeliverable(1, 0, digest, cid));
    expect(gas).to.be.at.most(BUDGETS.submit);
  });

  it('a review that is not the last is within its budget', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, timelock, ana, reviewer } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 1);
    await projects.connect(timelock).acceptProject(1);
    await submit(projects, ana, 0);
    const gas = await gasOf(review(projects, reviewer, 0, true));
    expect(gas).to.be.at.most(BUDGETS.review);
  });

  it('a release by silence to somebody with a credit is within its budget', async () => {
    const fixture = await loadFixture(usedFixture);
    const { projects, client, ana, reviewer } = fixture;
    await projects.connect(client).fund(1, 1, 2);
    for (const milestone of [0, 1, 2]) await submit(projects, ana, milestone);
    const report = await reportGas(fixture);
    await review(projects, reviewer, 0, true);
    await review(projects, reviewer, 1, true);
    await time.increase(4 * DAY);
    const gas = await gasOf(projects.release(1, 2));
    expect(gas - report).to.be.at.most(BUDGETS.releaseBySilence);
  });

  it('the approval that releases to somebody without a credit is within its budget', async () => {
    const fixture = await loadFixture(usedFixture);
    const { projects, client, timelock, ana, bo, reviewer } = fixture;
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    const terms = await warmTerms(fixture);
    const milestones = terms.milestones.map((milestone) => ({ ...milestone, contributor: bo.address }));
    await projects.connect(client).createProject({ ...terms, milestones }, 1);
    await projects.connect(timelock).acceptProject(3);
    const digest = ethers.id('deliverable');
    await projects.connect(bo).submitDeliverable(3, 0, digest, 'bafkreideliverable');
    const report = await reportGas(fixture);
    const gas = await gasOf(projects.connect(reviewer).reviewDeliverable(3, 0, 1, digest, true, ethers.ZeroHash, ''));
    expect(gas - report).to.be.at.most(BUDGETS.lastApproval);
  });

  it('a first withdrawal is within its budget', async () => {
    const { projects, ana, reviewer, dollar } = await loadFixture(usedFixture);
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    const gas = await gasOf(projects.connect(ana).withdraw(dollar, ana));
    expect(gas).to.be.at.most(BUDGETS.withdraw);
  });
});

/** What the report of a reward of nothing costs within a release, which calls Rewards cold. */
async function reportGas({ projects, rewards, ana, dollar }: GuildFixture): Promise<bigint> {
  const self = await ethers.getImpersonatedSigner(projects.target as string);
  await networkHelpers.setBalance(self.address, 10n ** 18n);
  const call = [9, 9, ana.address, dollar.target, 1, 0] as const;
  const data = rewards.interface.encodeFunctionData('accrue', call);
  const gas = await rewards.connect(self).accrue.estimateGas(...call);
  const bytes = ethers.getBytes(data);
  const zeros = BigInt(bytes.filter((byte) => byte === 0).length);
  const calldata = 4n * zeros + 16n * (BigInt(bytes.length) - zeros);
  // A transaction's base and its data are not paid within a release, but the cold call is.
  return gas - 21_000n - calldata + 2_600n;
}

import { readFileSync } from 'node:fs';
import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { formatUnits, MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import { earnings } from '../../../local/story/earnings.ts';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { RULING_TIME } from '../helpers/disputes.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture, TOKEN } from '../helpers/guild.ts';
import { acceptProject, DAY, fund, type ProjectTerms, review, submit, termsOf } from '../helpers/projects.ts';
import { type Action, type Proposal, proposalOf, Support } from '../helpers/proposal.ts';
import { accrue, EPOCH, reporterFixture, setTerms } from '../helpers/rewards.ts';
import { domainOf, scopeChangeOf, settlementOf, signScopeChange, signSettlement } from '../helpers/signing.ts';

const { loadFixture, setBalance, time } = networkHelpers;

const security = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');
/** What the document says of each attack: what it costs, and what it gains. */
const rows = new Map(
  [...security.matchAll(/^\| ([^|]+) \| ([^|]+ \| [^|]+) \|$/gm)].map(([, what = '', rest = '']) => [what, rest]),
);

/** What an attack cost and gained when it was played. */
type Outcome = { costs: string; gains: string };

/** A guild at the story's rates. */
async function storyFixture(): Promise<GuildFixture> {
  return atStoryRates(await guildFixture());
}

/** The same, whose Projects contract can be acted as. */
async function storyReporterFixture() {
  return atStoryRates(await reporterFixture());
}

async function atStoryRates<F extends GuildFixture>(fixture: F): Promise<F> {
  const { projects, rewards, timelock, dollar } = fixture;
  await projects.connect(timelock).setFeeBps(earnings.feeBps);
  await rewards.connect(timelock).setRewardRates(dollar, earnings.rewardRate, earnings.reputationRate);
  const cap = BigInt(earnings.rewardCap) * TOKEN;
  const claimCapacity = BigInt(earnings.claimCapacity) * TOKEN;
  await setTerms(fixture, { cap, claimCapacity, claimWindow: earnings.claimWindow });
  await dollar.connect(fixture.client).approve(projects, MaxUint256);
  return fixture;
}

/** An amount in whole units, with what little there is behind them. */
function inUnits(amount: bigint, decimals: number): string {
  const [whole = '', part = '0'] = formatUnits(amount, decimals).split('.');
  const grouped = BigInt(whole).toLocaleString('en');
  return part === '0' ? grouped : `${grouped}.${part}`;
}

const dollars = (amount: bigint) => `${inUnits(amount, 6)} dollars`;
const tokens = (amount: bigint) => `${inUnits(amount, 18)} guild tokens`;

async function agree(fixture: GuildFixture, changes: Partial<ProjectTerms>): Promise<ProjectTerms> {
  const terms = await termsOf(fixture, { maxFeeBps: earnings.feeBps, ...changes });
  await fixture.projects.connect(fixture.client).createProject(terms, terms.milestones.length);
  await acceptProject(fixture.projects, fixture.timelock, 1);
  return terms;
}

/** Client and contributor add a milestone to project 1, fund it and settle all of it on the contributor. */
async function addAndSettle(
  fixture: GuildFixture,
  terms: ProjectTerms,
  contributor: HardhatEthersSigner,
  addition: { milestoneId: number; amount: bigint; skill: bigint },
) {
  const { projects, client, stranger } = fixture;
  const { milestoneId, amount, skill } = addition;
  const domain = await domainOf(projects);
  const change = await scopeChangeOf(terms, milestoneId, { contributor: contributor.address, amount, skill });
  const signed = [await signScopeChange(client, domain, change), await signScopeChange(contributor, domain, change)];
  await projects.connect(stranger).changeScope(change, ...signed);
  await fund(projects, client, 1, milestoneId, 1);
  const settlement = await settlementOf({ milestoneId: BigInt(milestoneId), contributorAmount: amount, nonce: 1n });
  const agreed = [
    await signSettlement(client, domain, settlement),
    await signSettlement(contributor, domain, settlement),
  ];
  await projects.connect(stranger).settle(settlement, ...agreed);
}

async function outcome(fixture: GuildFixture, earner: HardhatEthersSigner): Promise<Outcome> {
  const { projects, rewards, reputation, dollar } = fixture;
  const points: bigint[] = await Promise.all([1, 2, 3].map((skill) => reputation.pointsOf(earner, skill)));
  const sum = points.reduce((total, each) => total + each, 0n);
  return {
    costs: `${dollars(await projects.feesOf(dollar))} of fees`,
    gains: `${tokens(await rewards.claimableOf(earner))}, ${sum.toLocaleString('en')} points`,
  };
}

/** K1: client and contributor are one key. */
async function ownContributor(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const terms = await agree(fixture, {});
  for (const skill of [1n, 2n, 3n]) {
    const addition = { milestoneId: Number(skill) + 2, amount: 10_000n * DOLLAR, skill };
    await addAndSettle(fixture, terms, fixture.client, addition);
  }
  return outcome(fixture, fixture.client);
}

/** F1: the largest amount at once, which a loan could pay for. */
async function borrowedCapital(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const terms = await agree(fixture, {});
  await addAndSettle(fixture, terms, fixture.client, { milestoneId: 3, amount: 890_000n * DOLLAR, skill: 1n });
  return outcome(fixture, fixture.client);
}

/** P2: dust, many times. */
async function dust(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const terms = await agree(fixture, {});
  for (let milestoneId = 3; milestoneId < 50; ++milestoneId) {
    await addAndSettle(fixture, terms, fixture.ana, { milestoneId, amount: 1n, skill: 3n });
  }
  return { ...(await outcome(fixture, fixture.ana)), costs: '0.000047 dollars, which come back' };
}

/** P3: the same money, again and again. */
async function moneyGoingRound(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { projects, dollar, client, bo } = fixture;
  const terms = await agree(fixture, {});
  let amount = 100_000n * DOLLAR;
  for (let milestoneId = 3; milestoneId < 23; ++milestoneId) {
    await addAndSettle(fixture, terms, bo, { milestoneId, amount, skill: 1n });
    amount = await projects.connect(bo).withdraw.staticCall(dollar, client);
    await projects.connect(bo).withdraw(dollar, client);
  }
  return outcome(fixture, bo);
}

/** What is left: accounts of one person as client, contributor and reviewer of what the guild accepted. */
async function acceptedProject(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { projects, ana, reviewer } = fixture;
  const dueAt = (await time.latest()) + DAY;
  const milestones = [{ contributor: ana.address, amount: 10_000n * DOLLAR, dueAt, skill: 1, bond: 0n }];
  await agree(fixture, { milestones, reviewers: [reviewer.address], threshold: 1 });
  await submit(projects, ana, 0);
  await review(projects, reviewer, 0, true);
  return outcome(fixture, ana);
}

/** M6: garbage, rejected, disputed at an arbiter that does not rule. */
async function unruledDispute(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { projects, dollar, ana, reviewer, stranger, deployment } = fixture;
  await agree(fixture, { arbiter: deployment.governanceArbiter, reviewers: [reviewer.address], threshold: 1 });
  await submit(projects, ana, 0);
  await review(projects, reviewer, 0, false);
  await projects.connect(ana).openDispute(1, 0, digestOf('reason'), 'bafkreireason');
  await time.increase(RULING_TIME + 1n);
  await projects.connect(stranger).expireDispute(1);
  const { gains } = await outcome(fixture, ana);
  return { costs: 'gas', gains: `${dollars(await projects.creditOf(ana, dollar))}, ${gains}` };
}

/** M1: reviewers whom a client names to itself review dust. */
async function ownReviewers(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { projects, rewards, ana } = fixture;
  const socks = (await ethers.getSigners()).slice(13, 18);
  const dueAt = (await time.latest()) + DAY;
  const milestone = { contributor: ana.address, amount: 1n, dueAt, skill: 1, bond: 0n };
  await agree(fixture, {
    milestones: Array.from({ length: 10 }, () => milestone),
    reviewers: socks.map(({ address }) => address),
    threshold: 5,
  });
  for (let milestoneId = 0; milestoneId < 10; ++milestoneId) {
    await submit(projects, ana, milestoneId);
    for (const sock of socks) await review(projects, sock, milestoneId, true);
  }
  const epoch = await rewards.currentEpoch();
  const shares = await Promise.all(socks.map((sock) => rewards.participationOf(sock, epoch)));
  const points = shares.reduce((sum, share) => sum + share.points, 0n);
  return { costs: '0.00001 dollars, which come back', gains: `${points} participation points` };
}

/** G9: fifty accounts of one unit each beside two that hold all the rest. */
async function crowd(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { governor, token, rewards, projects, timelock, founder, holder } = fixture;
  await rewards.connect(timelock).setParticipationBudget(1_000n * TOKEN);
  const epoch = (await rewards.currentEpoch()) + 1n;
  await time.increaseTo(epoch * BigInt(EPOCH));
  const accounts = Array.from({ length: 50 }, () => ethers.Wallet.createRandom().connect(ethers.provider));
  for (const { address } of accounts) {
    await token.connect(founder).transfer(address, 1n);
    await setBalance(address, TOKEN);
  }
  const proposal = await proposalOf(fixture, 'Anything', [projects, 'setFeeBps', 100]);
  await proposal.propose(holder);
  await proposal.toVote();
  for (const voter of [founder, holder, ...accounts]) await governor.connect(voter).castVote(proposal.id, Support.For);
  await proposal.pastVote();
  for (const { address } of [founder, holder, ...accounts]) await rewards.recordVote(address, proposal.id);
  await time.increaseTo((epoch + 2n) * BigInt(EPOCH));
  let gained = 0n;
  for (const { address } of accounts) {
    await rewards.claimParticipation(address, epoch).catch(() => undefined);
    gained += await rewards.claimedOf(address);
  }
  return { costs: 'gas', gains: tokens(gained) };
}

/** U4: two accounts, of 2 % and of a unit less than Parameters asks for, vote on fifty proposals of their own each. */
async function ownProposals(): Promise<Outcome> {
  const fixture = await loadFixture(storyFixture);
  const { governor, token, rewards, projects, priorities, timelock, founder, ana, bo } = fixture;
  await token.connect(founder).transfer(ana, 20n * TOKEN);
  await token.connect(founder).transfer(bo, 40n * TOKEN - 1n);
  await rewards.connect(timelock).setParticipationBudget(1_000n * TOKEN);
  const epoch = (await rewards.currentEpoch()) + 1n;
  await time.increaseTo(epoch * BigInt(EPOCH));
  const round: Action = [priorities, 'openRound', [0, 'Round', ZeroHash, '', [], ZeroAddress, 0n, 0, 0]];
  const votes: { voter: HardhatEthersSigner; proposal: Proposal }[] = [];
  const propose = async (voter: HardhatEthersSigner, text: string, action: Action) => {
    const proposal = await proposalOf(fixture, text, action);
    await proposal.propose(voter);
    votes.push({ voter, proposal });
    return proposal;
  };
  for (let index = 0; index < 50; ++index) {
    for (const voter of [ana, bo]) await propose(voter, `${voter.address} ${index}`, round);
  }
  const last = await propose(founder, 'Fee', [projects, 'setFeeBps', 100]);
  await last.toVote();
  for (const { voter, proposal } of votes) await governor.connect(voter).castVote(proposal.id, Support.For);
  await last.pastVote();
  for (const { voter, proposal } of votes) await rewards.recordVote(voter, proposal.id).catch(() => undefined);
  await time.increaseTo((epoch + 2n) * BigInt(EPOCH));
  for (const voter of [ana, bo, founder]) await rewards.claimParticipation(voter, epoch).catch(() => undefined);
  const gained = (await rewards.claimedOf(ana)) + (await rewards.claimedOf(bo));
  return {
    costs: 'gas',
    gains: `${tokens(gained)}; all ${tokens(await rewards.claimedOf(founder))} are of who voted with enough others`,
  };
}

/** M2: one large claim, as often as it can, before a small one. */
async function largeClaim(): Promise<Outcome> {
  const fixture = await loadFixture(storyReporterFixture);
  const { rewards, reporter, dollar, ana, bo } = fixture;
  await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 0, payment: 200_000n * DOLLAR });
  await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 10n * DOLLAR });
  for (let half = 0; half < 20; ++half) {
    await time.increase(DAY / 2);
    await rewards.claim(bo);
  }
  await rewards.claim(ana);
  const most = (await rewards.claimedOf(bo)) / TOKEN;
  return {
    costs: 'gas',
    gains: `${most.toLocaleString('en')} guild tokens, a tenth of what all can mint; the small claim of ${tokens(await rewards.claimedOf(ana))} is paid at once`,
  };
}

/** The rows of the table, each with the attack that fills it. */
const attacks: [what: string, play: () => Promise<Outcome>][] = [
  ['K1: a client, its own contributor, adds three milestones of 10,000 dollars and settles them', ownContributor],
  ['F1: the same with 890,000 dollars at once, as a loan could pay for', borrowedCapital],
  ['P3: the same with a second account and 100,000 dollars that go round 20 times', moneyGoingRound],
  ['P2: the same with 47 milestones of one unit', dust],
  ['M6: garbage for 1,000 dollars, rejected, disputed, not ruled on in 180 days', unruledDispute],
  ['M1: five reviewers of the client’s own approve ten milestones of one unit', ownReviewers],
  ['G9: fifty accounts of one unit vote beside two that hold the rest, for 1,000 guild tokens', crowd],
  [
    'U4: 2 % of the votes, and a unit less than the quorum of Parameters, with fifty proposals of their own each, for 1,000 guild tokens',
    ownProposals,
  ],
  ['M2: an account with 200,000 guild tokens to claim does so twice a day for ten days', largeClaim],
  [
    'Accounts of one person as client, contributor and reviewer of 10,000 dollars that the guild accepted',
    acceptedProject,
  ],
];

describe('what attacks on rewards cost and gain', () => {
  for (const [what, play] of attacks) {
    it(`T-8 is as the document says: ${what}`, async () => {
      const { costs, gains } = await play();
      expect(rows.get(what)).to.equal(`${costs} | ${gains}`);
    });
  }
});

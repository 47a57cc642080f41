import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { MaxUint256, ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { type ArbitratedFixture, bondFixture, openDispute, RULING_TIME, rulingOf } from '../helpers/disputes.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import { acceptProject, DELIVERABLE, review, submit } from '../helpers/projects.ts';
import { domainOf, scopeChangeOf, settlementOf, signScopeChange, signSettlement } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;
const DOCUMENT = new URL('../../../docs/milestones.md', import.meta.url);
const INTERFACE = new URL('../../../contracts/projects/IProjects.sol', import.meta.url);

type Fixture = ArbitratedFixture;

/** Project 1 with everything that a milestone may have: an arbiter, a bond, and fees that guild tokens may pay. */
async function fixture(): Promise<Fixture> {
  const made = await bondFixture();
  const { projects, dollar, timelock, token, founder, client, ana, stranger } = made;
  await dollar.mint(stranger, 1_000_000n * DOLLAR);
  await dollar.connect(stranger).approve(projects, MaxUint256);
  await projects.connect(timelock).setFeeTokenRate(dollar, TOKEN);
  for (const account of [client, ana]) {
    await token.connect(founder).transfer(account, 100n * TOKEN);
    await token.connect(account).approve(projects, MaxUint256);
  }
  return made;
}

/** Project 2, before the guild took it on, funded or not. */
async function proposed(fundCount: number): Promise<Fixture> {
  const made = await fixture();
  await made.projects.connect(made.client).createProject(made.terms, fundCount);
  return made;
}

async function proposedFixture(): Promise<Fixture> {
  return proposed(1);
}

async function plannedFixture(): Promise<Fixture> {
  const made = await proposed(0);
  await acceptProject(made.projects, made.timelock, 2);
  return made;
}

async function submitted(): Promise<Fixture> {
  const made = await fixture();
  await made.projects.connect(made.ana).postBond(1, 0);
  await submit(made.projects, made.ana, 0);
  return made;
}

async function rejected(): Promise<Fixture> {
  const made = await submitted();
  await review(made.projects, made.reviewer, 0, false);
  return made;
}

async function disputed(): Promise<Fixture> {
  const made = await submitted();
  await openDispute(made.projects, made.client, 0);
  return made;
}

/** The same, once the time that was given for it is over. */
function late(situation: () => Promise<Fixture>, endOf: (made: Fixture) => Promise<bigint>) {
  return async function afterwards() {
    const made = await situation();
    await time.increaseTo((await endOf(made)) + 1n);
    return made;
  };
}

const workEndsAt = async ({ projects, terms }: Fixture) =>
  (await projects.milestoneOf(1, 0)).dueAt + BigInt(terms.grace);
const reviewEndsAt = async ({ projects }: Fixture) => (await projects.milestoneOf(1, 0)).reviewEndsAt;
const rulingEndsAt = async () => BigInt(await time.latest()) + RULING_TIME;

async function released(): Promise<Fixture> {
  const made = await submitted();
  for (const reviewer of [made.reviewer, made.secondReviewer]) await review(made.projects, reviewer, 0, true);
  return made;
}

async function refunded(): Promise<Fixture> {
  const made = await fixture();
  await made.projects.connect(made.ana).abandon(1, 0);
  return made;
}

/** These are of project 2. */
const ofSecond = ['Planned', 'Funded, not accepted'];

/** Where a milestone can stand, and on whose side of its deadline. */
const situations: Record<string, () => Promise<Fixture>> = {
  Planned: plannedFixture,
  'Funded, not accepted': proposedFixture,
  Funded: fixture,
  'Funded, late': late(fixture, workEndsAt),
  Submitted: submitted,
  'Submitted, late': late(submitted, reviewEndsAt),
  RevisionRequested: rejected,
  'RevisionRequested, late': late(rejected, workEndsAt),
  Disputed: disputed,
  'Disputed, late': late(disputed, rulingEndsAt),
  Released: released,
  Refunded: refunded,
};

const bySignatures = 'both, signed';

/** The functions that work on a milestone, each as a call on it. */
const functions: Record<string, (made: Fixture, project: bigint) => unknown[] | Promise<unknown[]>> = {
  fund: async ({ projects }, project) => [project, 0, 1, MaxUint256, (await projects.projectOf(project)).termsHash],
  cancelProject: (_, project) => [project],
  postBond: (_, project) => [project, 0],
  lockFeeTokens: (_, project) => [project, 0, MaxUint256],
  setPayoutSplit: ({ ana, bo }, project) => [project, 0, [ana.address, bo.address], [5_000, 5_000]],
  submitDeliverable: (_, project) => [project, 0, DELIVERABLE.digest, DELIVERABLE.cid],
  reviewDeliverable: (_, project) => [project, 0, 1, DELIVERABLE.digest, true, ZeroHash, ''],
  release: (_, project) => [project, 0],
  refund: (_, project) => [project, 0],
  abandon: (_, project) => [project, 0],
  settle: async ({ projects, client, ana }, projectId) => {
    const domain = await domainOf(projects);
    const settlement = await settlementOf({ projectId });
    return [
      settlement,
      await signSettlement(client, domain, settlement),
      await signSettlement(ana, domain, settlement),
    ];
  },
  changeScope: async ({ projects, client, ana, terms }, projectId) => {
    const domain = await domainOf(projects);
    const dueAt = BigInt(await time.latest()) + 300n * 86_400n;
    const change = await scopeChangeOf(terms, 0, { projectId, dueAt });
    return [change, await signScopeChange(client, domain, change), await signScopeChange(ana, domain, change)];
  },
  openDispute: (_, project) => [project, 0, ZeroHash, ''],
  submitEvidence: () => [1, DELIVERABLE.digest, DELIVERABLE.cid],
  resolveDispute: () => [1, rulingOf()],
  expireDispute: () => [1],
};

/** Who can call a function, tried with everybody. */
async function callersOf(name: string, made: Fixture, project: bigint): Promise<string> {
  const { projects, client, ana, reviewer, arbiter, stranger } = made;
  const data = projects.interface.encodeFunctionData(name, (await functions[name]?.(made, project)) ?? []);
  const works = async (from: string) =>
    await ethers.provider.call({ from, to: projects, data }).then(
      () => true,
      () => false,
    );
  if (await works(stranger.address)) return name === 'settle' || name === 'changeScope' ? bySignatures : 'anybody';
  const able: string[] = [];
  for (const [who, from] of Object.entries({ client, contributor: ana, reviewer, arbiter })) {
    if (await works(await ethers.resolveAddress(from))) able.push(who);
  }
  return able.join(', ');
}

/** Who can call each function in a situation. What waits for its first submission has no bond until that is tried. */
async function callersIn(made: Fixture, project: bigint): Promise<string[]> {
  const callers: string[] = [];
  for (const name of Object.keys(functions)) {
    const snapshot = await networkHelpers.takeSnapshot();
    if (name === 'submitDeliverable')
      await made.projects
        .connect(made.ana)
        .postBond(project, 0)
        .catch(() => undefined);
    callers.push(await callersOf(name, made, project));
    await snapshot.restore();
  }
  return callers;
}

/** A row for each function, a column for each situation. */
async function callersByFunction(): Promise<string[][]> {
  const rows = Object.keys(functions).map((name) => [name]);
  for (const [situation, load] of Object.entries(situations)) {
    const callers = await callersIn(await loadFixture(load), ofSecond.includes(situation) ? 2n : 1n);
    for (const [i, row] of rows.entries()) row.push(callers[i] ?? '');
  }
  return rows;
}

function documentTable(rows: string[][]): string {
  const head = ['', ...Object.keys(situations)];
  const named = rows.map(([name, ...callers]) => [`\`${name}\``, ...callers]);
  return [head, head.map(() => '---'), ...named].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The same for a comment's width: two letters for a situation, one for a caller. */
function commentTable(rows: string[][]): string {
  const heads = ['Pl', 'Pr', 'Fu', 'Fu+', 'Su', 'Su+', 'Re', 'Re+', 'Di', 'Di+', 'Rl', 'Rf'];
  const letters: Record<string, string> = {
    ...{ client: 'C', contributor: 'W', reviewer: 'R', arbiter: 'A' },
    ...{ anybody: '*', [bySignatures]: 'S' },
  };
  const letter = (caller: string) =>
    letters[caller] ??
    caller
      .split(', ')
      .map((each) => letters[each])
      .join('');
  const coded = rows.map(([name = '', ...callers]) => [name, ...callers.map(letter)]);
  const widths = ['reviewDeliverable', ...heads].map((each, column) => (column === 0 ? each.length : 3));
  return [['', ...heads], widths.map((width) => '-'.repeat(width)), ...coded]
    .map((cells) => `/// | ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

describe('Projects: who may call what, and when', () => {
  let rows: string[][] = [];

  before(async function () {
    // Some 200 situations and functions, each tried with everybody.
    this.timeout(300_000);
    rows = await callersByFunction();
  });

  it('is as docs/milestones.md says', async () => {
    const document = await readFile(DOCUMENT, 'utf8');
    const [shown = ''] = document.match(/^\| +\| Planned(.*\n\|)*.*/m) ?? [];
    expect(shown).to.equal(documentTable(rows));
  });

  it('is as the comment of IProjects says', async () => {
    const source = await readFile(INTERFACE, 'utf8');
    const [shown = ''] = source.match(/^\/\/\/ \|(.*\n\/\/\/ \|)*.*/m) ?? [];
    expect(shown).to.equal(commentTable(rows));
  });
});

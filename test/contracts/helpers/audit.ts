import { id } from 'ethers';
import { networkHelpers } from './chain.ts';
import { digestOf, guildFixture } from './guild.ts';

/** Values of `IAuditTrail.Severity`. */
export const Severity = { Info: 0, Low: 1, Medium: 2, High: 3, Critical: 4 } as const;

/** Values of `IAuditTrail.Resolution`. */
export const Resolution = { Open: 0, Resolved: 1, Accepted: 2, Withdrawn: 3 } as const;

/** Values of `IAuditTrail.Opinion`. */
export const Opinion = { Unmodified: 0, Qualified: 1, Adverse: 2, Disclaimer: 3 } as const;

/** Head of the first anchor. */
export const head = id('head 1');

/** What the finding is about. */
export const subject = id('entry');

/** Digest and CID of findings, answers, conclusions and statements. */
export const content = { digest: digestOf('content'), cid: 'bafkreicontent' };

/** A guild whose chain is ten blocks on; `from` is the block in which it was set up. */
export async function trailFixture() {
  const fixture = await guildFixture();
  const { blockNumber } = await firstLogOf(fixture.factory);
  await networkHelpers.mine(10);
  return { ...fixture, trail: fixture.auditTrail, from: BigInt(blockNumber) };
}

async function firstLogOf(factory: Awaited<ReturnType<typeof guildFixture>>['factory']) {
  const [log] = await factory.queryFilter('GuildCreated');
  if (!log) throw new Error('no guild');
  return log;
}

/** The same with two anchors: five blocks, then one. */
export async function anchoredFixture() {
  const fixture = await trailFixture();
  const { trail, auditor, from } = fixture;
  await trail.connect(auditor).anchor(head, from, from + 4n, 100);
  await trail.connect(auditor).anchor(id('head 2'), from + 5n, from + 5n, 100);
  return fixture;
}

/** The same with one open finding. */
export async function findingFixture() {
  const fixture = await anchoredFixture();
  await fixture.trail
    .connect(fixture.auditor)
    .raiseFinding(Severity.High, subject, 'Unpaid fee', content.digest, content.cid);
  return fixture;
}

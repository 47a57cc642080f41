import { id } from 'ethers';
import { type AnchorArguments, anchorArguments } from '../../../testing/inventedLedger.ts';
import { ethers, networkHelpers, type TestContract } from './chain.ts';
import { digestOf, guildFixture } from './guild.ts';

/** Values of `IAuditTrail.Severity`. */
export const Severity = { Info: 0, Low: 1, Medium: 2, High: 3, Critical: 4 } as const;

/** Values of `IAuditTrail.Resolution`. */
export const Resolution = { Open: 0, Resolved: 1, Accepted: 2, Withdrawn: 3 } as const;

/** Values of `IAuditTrail.Opinion`. */
export const Opinion = { Unmodified: 0, Qualified: 1, Adverse: 2, Disclaimer: 3 } as const;

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

/** What anchors so many entries of the invented ledger up to a block, after the anchors that there are. */
export function anchorOf(trail: TestContract, entryCount: number, toBlock: number | bigint): Promise<AnchorArguments> {
  return anchorArguments(trail, ethers.provider, entryCount, toBlock);
}

/** The same with two anchors of 100 entries: five blocks, then one. */
export async function anchoredFixture() {
  const fixture = await trailFixture();
  const { trail, auditor, from } = fixture;
  await trail.connect(auditor).anchor(...(await anchorOf(trail, 100, from + 4n)));
  await trail.connect(auditor).anchor(...(await anchorOf(trail, 100, from + 5n)));
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

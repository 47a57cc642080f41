import { ContractFactory, type HDNodeWallet, ZeroAddress } from 'ethers';
import { readAbi, readBytecode } from '../../contracts/bytecode.ts';
import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { decide } from './decide.ts';

/** Seconds that reviewers have. */
export const REVIEW_WINDOW = 3_600;

/** A milestone of a project, where it differs from the usual. */
export type Milestone = { amount: bigint; skill?: number; bond?: bigint };

/** Has the client agree on a project and fund it, perhaps in native coin, and the guild accept it. */
export async function agreedProject(
  guild: ActingGuild,
  milestones: Milestone[],
  changes: { token?: string; arbiter?: string; title?: string } = {},
): Promise<bigint> {
  const { chain, projects, dollar } = guild;
  const { client, writer, reviewer } = chain.people;
  const dueAt = (await chain.now()) + 1_000_000;
  const terms = {
    token: dollar.target,
    title: `Project of ${milestones.length}`,
    milestones: milestones.map(({ amount, skill = 1, bond = 0n }) => ({
      contributor: writer.address,
      ...{ amount, dueAt, skill, bond },
    })),
    reviewers: [reviewer.address],
    threshold: 1,
    reviewWindow: REVIEW_WINDOW,
    grace: 60,
    maxRevisions: 1,
    maxFeeBps: 1_000,
    arbiter: ZeroAddress,
    maxArbiterFeeBps: 1_000,
    agreementDigest: digestOf('agreement'),
    agreementCid: 'bafkreiagreement',
    ...changes,
  };
  const value = changes.token === ZeroAddress ? milestones.reduce((sum, { amount }) => sum + amount, 0n) : 0n;
  const data = projects.interface.encodeFunctionData('createProject', [terms, milestones.length]);
  await chain.send(client, String(projects.target), data, value);
  const projectId: bigint = await projects.getFunction('projectCount')();
  const termsHash = await termsHashOf(guild, projectId);
  await decide(guild, `Take project ${projectId} on`, [[projects, 'acceptProject', projectId, termsHash]]);
  return projectId;
}

/** Hash of a project's terms as they are. */
export async function termsHashOf({ projects }: ActingGuild, projectId: bigint): Promise<string> {
  return (await projects.getFunction('projectOf')(projectId)).termsHash;
}

/** Has the contributor deliver for a milestone. */
export async function deliver({ chain, projects }: ActingGuild, projectId: bigint, milestone: number): Promise<void> {
  const work = [digestOf('work'), 'bafkreiwork'];
  await chain.call(chain.people.writer, projects, 'submitDeliverable', projectId, milestone, ...work);
}

/** Has the contributor deliver for a milestone and the reviewer approve it, which pays it. */
export async function earn(guild: ActingGuild, projectId: bigint, milestone: number): Promise<void> {
  const { chain, projects } = guild;
  await deliver(guild, projectId, milestone);
  const approval = [projectId, milestone, 1, digestOf('work'), true, `0x${'00'.repeat(32)}`, ''];
  await chain.call(chain.people.reviewer, projects, 'reviewDeliverable', ...approval);
}

/** Deploys an arbiter whose word is one account's. */
export async function deployArbiter({ chain }: ActingGuild, arbitrator: HDNodeWallet) {
  const { bytecode } = await readBytecode('DirectArbiter');
  const deployed = await new ContractFactory(await readAbi('DirectArbiter'), bytecode, chain.minter).deploy(
    ZeroAddress,
    arbitrator.address,
  );
  await deployed.waitForDeployment();
  return deployed;
}

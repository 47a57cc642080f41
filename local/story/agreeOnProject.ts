import { chainTime } from './clock.ts';
import { publish } from './documents/documents.ts';
import { type Person, walletOf } from './people.ts';
import { act, actAndPay, dollars, entryOfKind, type Guild, type Story } from './story.ts';

const DAY = 24 * 3_600;

/** Ids of a project and its milestones, in order, and the hash of its terms. */
export type Project = { id: string; termsHash: string; milestones: string[] };

/** What is agreed; amounts in dollars. */
export type Terms = {
  title: string;
  /** Name of its document. */
  agreement: string;
  /** Contract that rules on disputes; none without it. */
  arbiter?: string;
  milestones: { contributor: Person; amount: number; dueInDays: number; skill: number }[];
};

type Made = { project: { termsHash: string; milestones: { id: string }[] } };
const MADE = 'query ($id: ID!) { project(id: $id) { termsHash milestones(orderBy: index) { id } } }';

/** Bruno agrees on a project as the client and funds all its milestones in the same transaction. */
export async function agreeOnProject(story: Story, guild: Guild, terms: Terms): Promise<Project> {
  const total = terms.milestones.reduce((sum, milestone) => sum + milestone.amount, 0);
  const approval = { token: story.stablecoin, spender: guild.projects, amount: dollars(total) };
  await actAndPay(story, 'bruno', story.client.approve(approval));
  return createProject(story, guild, terms, terms.milestones.length);
}

/** Bruno agrees on a project as the client, and funds its first milestones, whose amount he has approved. */
export async function createProject(story: Story, guild: Guild, terms: Terms, fundCount: number): Promise<Project> {
  const agreement = await publish(story.client, terms.agreement);
  const now = await chainTime(story.provider);
  const agreed = story.client.createProject({
    guild: guild.id,
    token: story.stablecoin,
    title: terms.title,
    milestones: terms.milestones.map(({ contributor, amount, dueInDays, skill }) => ({
      contributor: walletOf(contributor).address,
      amount: dollars(amount),
      dueAt: BigInt(now + dueInDays * DAY),
      skill,
    })),
    reviewers: [walletOf('emeka').address, walletOf('farah').address],
    threshold: 2,
    reviewWindow: 5 * DAY,
    grace: 2 * DAY,
    maxRevisions: 2,
    maxFeeBps: 500,
    arbiter: terms.arbiter,
    agreementDigest: agreement.digest,
    agreementCid: agreement.cid,
    fundCount,
  });
  const created = await act(story, 'bruno', agreed);
  const id = entryOfKind(created, 'PROJECT_CREATED').project;
  if (id === null) throw new Error('The entry of the new project names no project.');
  const { project } = await story.client.query<Made>(MADE, { id });
  return { id, termsHash: project.termsHash, milestones: project.milestones.map((milestone) => milestone.id) };
}

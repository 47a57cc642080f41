import { z } from 'zod';
import type { MilestoneRow } from './milestoneState.ts';

const seconds = z.coerce.bigint();
const account = z.object({ id: z.string() });

/** What is selected of a milestone to tell its state, by field. */
export const milestoneFields = {
  status: '',
  contributor: ' { id }',
  dueAt: '',
  reviewEndsAt: '',
  bondAmount: '',
  bond: ' { id }',
  deliverables: '(first: 1, orderBy: revision, orderDirection: desc) { reviews(first: 100) { reviewer { id } } }',
  disputes: '(first: 1, where: { status: OPEN }) { rulingEndsAt }',
  project: ' { status client { id } reviewers { id } grace arbiter guild { timelock } }',
} as const;

/** The row that {@link milestoneFields} gives. */
export const milestoneSchema = z
  .object({
    status: z.string(),
    contributor: account,
    dueAt: seconds,
    reviewEndsAt: seconds.nullable(),
    bondAmount: seconds,
    bond: account.nullable(),
    deliverables: z.array(z.object({ reviews: z.array(z.object({ reviewer: account })) })),
    disputes: z.array(z.object({ rulingEndsAt: seconds })),
    project: z.object({
      status: z.string(),
      client: account,
      reviewers: z.array(account),
      grace: seconds,
      arbiter: z.string().nullable(),
      guild: z.object({ timelock: z.string() }),
    }),
  })
  .transform(
    ({ contributor, bondAmount, bond, deliverables, disputes, project, ...row }): MilestoneRow => ({
      ...row,
      contributor: contributor.id,
      needsBond: bondAmount > 0n && bond === null,
      judgedBy: deliverables.flatMap(({ reviews }) => reviews.map(({ reviewer }) => reviewer.id)),
      rulingEndsAt: disputes[0]?.rulingEndsAt ?? null,
      project: {
        ...project,
        client: project.client.id,
        reviewers: project.reviewers.map(({ id }) => id),
        timelock: project.guild.timelock,
      },
    }),
  );

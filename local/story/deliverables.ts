import { publish } from './documents/documents.ts';
import type { Person } from './people.ts';
import { act, type Story } from './story.ts';

/** A submitted deliverable: its id, and the digest of its document. */
export type Delivered = { deliverable: string; digest: string };

/** A deliverable's id: its milestone's id followed by the revision in two bytes. */
function deliverableId(milestone: string, revision: number): string {
  return milestone + revision.toString(16).padStart(4, '0');
}

/** Lets a contributor submit one of the story's documents for a milestone, as the first revision or a later one. */
export async function submit(
  story: Story,
  contributor: Person,
  milestone: string,
  { document, revision = 1 }: { document: string; revision?: number },
): Promise<Delivered> {
  const published = await publish(story.client, document);
  await act(story, contributor, story.client.submitDeliverable({ milestone, ...published }));
  return { deliverable: deliverableId(milestone, revision), digest: published.digest };
}

/** Lets a reviewer approve a deliverable. */
export async function approve(story: Story, reviewer: Person, deliverable: Delivered): Promise<void> {
  await act(story, reviewer, story.client.reviewDeliverable({ ...deliverable, approved: true }));
}

/** Lets a reviewer ask for another revision, for the reason in one of the story's documents. */
export async function askForRevision(
  story: Story,
  reviewer: Person,
  deliverable: Delivered,
  document: string,
): Promise<void> {
  const { digest, cid } = await publish(story.client, document);
  const refusal = { ...deliverable, approved: false, reasonDigest: digest, reasonCid: cid };
  await act(story, reviewer, story.client.reviewDeliverable(refusal));
}

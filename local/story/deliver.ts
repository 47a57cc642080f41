import { passTime } from './clock.ts';
import { publish } from './documents/documents.ts';
import type { Person } from './people.ts';
import { act, type Story } from './story.ts';

const DAY = 24 * 3_600;

/** A deliverable's id: its milestone's id followed by the revision in two bytes. */
function deliverableId(milestone: string, revision: number): string {
  return milestone + revision.toString(16).padStart(4, '0');
}

async function submitDocument(story: Story, contributor: Person, milestone: string, document: string) {
  const published = await publish(story.client, document);
  await act(story, contributor, story.client.submitDeliverable({ milestone, ...published }));
  return published.digest;
}

/** Chen delivers the first milestone; both reviewers approve, and the second approval pays it. */
export async function deliverAndApprove(story: Story, milestone: string): Promise<void> {
  const digest = await submitDocument(story, 'chen', milestone, 'market-size.md');
  const judged = { deliverable: deliverableId(milestone, 1), digest, approved: true };
  await act(story, 'emeka', story.client.reviewDeliverable(judged));
  await act(story, 'farah', story.client.reviewDeliverable(judged));
}

/** Dalia delivers the second milestone, is asked for a revision, revises it and is paid. */
export async function deliverWithRevision(story: Story, milestone: string): Promise<void> {
  const first = await submitDocument(story, 'dalia', milestone, 'regulatory-memo.md');
  const reason = await publish(story.client, 'review-regulatory-memo.md');
  const refused = story.client.reviewDeliverable({
    deliverable: deliverableId(milestone, 1),
    digest: first,
    approved: false,
    reasonDigest: reason.digest,
    reasonCid: reason.cid,
  });
  await act(story, 'emeka', refused);
  const second = await submitDocument(story, 'dalia', milestone, 'regulatory-memo-2.md');
  const judged = { deliverable: deliverableId(milestone, 2), digest: second, approved: true };
  await act(story, 'emeka', story.client.reviewDeliverable(judged));
  await act(story, 'farah', story.client.reviewDeliverable(judged));
}

/** Chen delivers the third milestone; nobody reviews it, and after the window anyone may have it paid. */
export async function deliverInSilence(story: Story, milestone: string): Promise<void> {
  await submitDocument(story, 'chen', milestone, 'entry-options.md');
  await passTime(story.provider, 5 * DAY + 1);
  await act(story, 'dalia', story.client.release({ milestone }));
}

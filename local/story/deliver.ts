import { passTime } from './clock.ts';
import { approve, askForRevision, submit } from './deliverables.ts';
import { act, type Story } from './story.ts';

const DAY = 24 * 3_600;

/** Chen delivers the first milestone; both reviewers approve, and the second approval pays it. */
export async function deliverAndApprove(story: Story, milestone: string): Promise<void> {
  const study = await submit(story, 'chen', milestone, { document: 'market-size.md' });
  await approve(story, 'emeka', study);
  await approve(story, 'farah', study);
}

/** Dalia delivers the second milestone, is asked for a revision, revises it and is paid. */
export async function deliverWithRevision(story: Story, milestone: string): Promise<void> {
  const memo = await submit(story, 'dalia', milestone, { document: 'regulatory-memo.md' });
  await askForRevision(story, 'emeka', memo, 'review-regulatory-memo.md');
  const revised = await submit(story, 'dalia', milestone, { document: 'regulatory-memo-2.md', revision: 2 });
  await approve(story, 'emeka', revised);
  await approve(story, 'farah', revised);
}

/** Chen delivers the third milestone; nobody reviews it, and after the window anyone may have it paid. */
export async function deliverInSilence(story: Story, milestone: string): Promise<void> {
  await submit(story, 'chen', milestone, { document: 'entry-options.md' });
  await passTime(story.provider, 5 * DAY + 1);
  await act(story, 'dalia', story.client.release({ milestone }));
}

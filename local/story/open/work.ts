import { approve, askForRevision, submit } from '../deliverables.ts';
import { publish } from '../documents/documents.ts';
import { act, type Story } from '../story.ts';

/**
 * Work on the service network, as of any day: Chen's first milestone is paid, and Chen has neither taken the pay nor the
 * reward; a second revision and a third milestone wait for reviewers, a fourth is disputed, and the fifth is to be delivered.
 */
export async function workOnNetwork(story: Story, milestones: readonly string[]): Promise<void> {
  const [paid = '', revised = '', reviewed = '', disputed = ''] = milestones;
  const partners = await submit(story, 'chen', paid, { document: 'open/partners.md' });
  await approve(story, 'emeka', partners);
  await approve(story, 'farah', partners);
  const contract = await submit(story, 'dalia', revised, { document: 'open/service-contract.md' });
  await askForRevision(story, 'farah', contract, 'open/review-service-contract.md');
  await submit(story, 'dalia', revised, { document: 'open/service-contract-2.md', revision: 2 });
  const costs = await submit(story, 'chen', reviewed, { document: 'open/cost-model.md' });
  await approve(story, 'emeka', costs);
  await submit(story, 'chen', disputed, { document: 'open/installers.md' });
  const reason = await publish(story.client, 'open/dispute-installers.md');
  const dispute = { milestone: disputed, reasonDigest: reason.digest, reasonCid: reason.cid };
  await act(story, 'bruno', story.client.openDispute(dispute));
}

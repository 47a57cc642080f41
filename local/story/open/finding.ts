import { publish } from '../documents/documents.ts';
import { act, type Guild, type Story } from '../story.ts';

const PAID = `query ($guild: String!) {
  payments(first: 1, where: { guild: $guild, kind: TREASURY }) { entry { entryHash } }
}`;
type Paid = { payments: [{ entry: { entryHash: string } }] };

/** Hugo raises a finding about the payment for the handbook, which the guild has not answered. */
export async function raiseFinding(story: Story, guild: Guild): Promise<void> {
  const { payments } = await story.client.query<Paid>(PAID, { guild: guild.id });
  const finding = story.client.raiseFinding({
    guild: guild.id,
    severity: 'LOW',
    subject: payments[0].entry.entryHash,
    title: 'The handbook was paid without a reference',
    ...(await publish(story.client, 'open/finding-handbook.md')),
  });
  await act(story, 'hugo', finding);
}

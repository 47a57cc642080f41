import { fromEthers, type ProposalActionInput } from '../../client/index.ts';
import { type Category, categoryRules } from './categoryRules.ts';
import { passTime } from './clock.ts';
import { type Person, walletOf } from './people.ts';
import { act, entryOfKind, type Guild, type Story } from './story.ts';

type Support = 'FOR' | 'AGAINST' | 'ABSTAIN';

/** Somebody's vote. A carried ballot is only signed by the voter; another person submits it. */
export type PersonsVote = { voter: Person; support: Support; reason?: string; carriedBy?: Person };

/** A proposal and its votes. */
export type Motion = {
  proposer: Person;
  description: string;
  /** The category that its actions belong to. */
  category: Category;
  actions: ProposalActionInput[];
  votes: PersonsVote[];
};

async function cast(story: Story, proposal: string, { voter, support, reason, carriedBy }: PersonsVote): Promise<void> {
  if (!carriedBy) {
    await act(story, voter, story.client.castVote({ proposal, support, reason: reason ?? '' }));
    return;
  }
  const signer = await fromEthers(walletOf(voter));
  const signed = await story.client.castVote({ proposal, support }).signedBy(signer);
  if (!signed.ok) throw new Error(signed.errors.map(({ message }) => message).join('; '));
  const ballot = { proposal, support, voter: signer.address, signature: signed.signature };
  await act(story, carriedBy, story.client.castVoteBySig(ballot));
}

/** Carries a motion from its proposal through vote, outcome and timelock to its execution. */
export async function decide(story: Story, guild: Guild, motion: Motion): Promise<void> {
  const { client } = story;
  const { description, actions, proposer, category } = motion;
  const { votingDelay, votingPeriod, timelockDelay } = categoryRules[category];
  const proposed = await act(story, proposer, client.propose({ guild: guild.id, description, actions }));
  const proposal = entryOfKind(proposed, 'PROPOSAL_CREATED').proposal;
  if (!proposal) throw new Error('The entry of the new proposal names no proposal.');
  await passTime(story.provider, votingDelay + 1);
  for (const vote of motion.votes) await cast(story, proposal, vote);
  await passTime(story.provider, votingPeriod);
  await act(story, 'farah', client.finalize({ proposal }));
  await act(story, 'farah', client.queue({ proposal }));
  await passTime(story.provider, timelockDelay);
  await act(story, proposer, client.execute({ proposal }));
}

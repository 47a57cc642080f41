import { fromEthers, type ProposalActionInput } from '../../client/index.ts';
import { type Category, categoryRules } from './categoryRules.ts';
import { passTime } from './clock.ts';
import { type Person, walletOf } from './people.ts';
import { act, entryOfKind, type Guild, type Story } from './story.ts';

type Support = 'FOR' | 'AGAINST' | 'ABSTAIN';

/** Somebody's vote. A carried ballot is only signed by the voter; another person submits it. */
export type PersonsVote = { voter: Person; support: Support; reason?: string; carriedBy?: Person };

/** What is proposed, and by whom. */
export type Proposed = { proposer: Person; description: string; actions: ProposalActionInput[] };

/** A proposal and its votes. */
export type Motion = Proposed & {
  /** The category that its actions belong to. */
  category: Category;
  votes: PersonsVote[];
};

/** Lets somebody propose. @returns Id of the proposal. */
export async function propose(story: Story, guild: Guild, { proposer, ...what }: Proposed): Promise<string> {
  const proposed = await act(story, proposer, story.client.propose({ guild: guild.id, ...what }));
  const { proposal } = entryOfKind(proposed, 'PROPOSAL_CREATED');
  if (!proposal) throw new Error('The entry of the new proposal names no proposal.');
  return proposal;
}

/** Lets somebody vote, or sign a ballot that another person submits. */
export async function cast(
  story: Story,
  proposal: string,
  { voter, support, reason, carriedBy }: PersonsVote,
): Promise<void> {
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

/** Farah has the outcome of a vote recorded, and queues what was won. */
export async function queue(story: Story, proposal: string): Promise<void> {
  await act(story, 'farah', story.client.finalize({ proposal }));
  await act(story, 'farah', story.client.queue({ proposal }));
}

/** Carries a motion from its proposal through vote, outcome and timelock to its execution. */
export async function decide(story: Story, guild: Guild, { category, votes, ...proposed }: Motion): Promise<void> {
  const { votingDelay, votingPeriod, timelockDelay } = categoryRules[category];
  const proposal = await propose(story, guild, proposed);
  await passTime(story.provider, votingDelay + 1);
  for (const vote of votes) await cast(story, proposal, vote);
  await passTime(story.provider, votingPeriod);
  await queue(story, proposal);
  await passTime(story.provider, timelockDelay);
  await act(story, proposed.proposer, story.client.execute({ proposal }));
}

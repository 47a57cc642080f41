import { prepare, signTypedData } from './act.ts';
import { type Category, categoryRules } from './categoryRules.ts';
import { passTime } from './clock.ts';
import { type Person, walletOf } from './people.ts';
import { act, type Guild, rowOf, type Story } from './story.ts';

type Support = 'FOR' | 'AGAINST' | 'ABSTAIN';

/** Somebody's vote. A carried ballot is only signed by the voter; another person submits it. */
export type PersonsVote = { voter: Person; support: Support; reason?: string; carriedBy?: Person };

/** A proposal and its votes. */
export type Motion = {
  proposer: Person;
  description: string;
  /** The category that its actions belong to. */
  category: Category;
  actions: object[];
  votes: PersonsVote[];
};

async function cast(story: Story, proposal: string, { voter, support, reason, carriedBy }: PersonsVote): Promise<void> {
  if (!carriedBy) {
    await act(story, voter, 'CastVote', { proposal, support, reason: reason ?? '' });
    return;
  }
  const wallet = walletOf(voter);
  const { bySignature } = await prepare(story.gatewayUrl, 'CastVote', { proposal, support, from: wallet.address });
  if (!bySignature) throw new Error('The gateway gave no typed data for a ballot by signature.');
  const signature = await signTypedData(wallet, bySignature);
  await act(story, carriedBy, 'CastVoteBySig', { proposal, support, voter: wallet.address, signature });
}

/** Carries a motion from its proposal through vote, outcome and timelock to its execution. */
export async function decide(story: Story, guild: Guild, motion: Motion): Promise<void> {
  const { description, actions, proposer, category } = motion;
  const { votingDelay, votingPeriod, timelockDelay } = categoryRules[category];
  const proposed = await act(story, proposer, 'Propose', { guild: guild.id, description, actions });
  const proposal = rowOf(proposed, 'PROPOSAL_CREATED').proposal?.id;
  if (!proposal) throw new Error('The ledger row of the new proposal names no proposal.');
  await passTime(story.provider, votingDelay + 1);
  for (const vote of motion.votes) await cast(story, proposal, vote);
  await passTime(story.provider, votingPeriod);
  await act(story, 'farah', 'Finalize', { proposal });
  await act(story, 'farah', 'Queue', { proposal });
  await passTime(story.provider, timelockDelay);
  await act(story, proposer, 'Execute', { proposal });
}

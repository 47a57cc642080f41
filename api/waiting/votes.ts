import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { timeOf } from '../prepare/words.ts';
import type { Waiter, WaitingGuild, WaitingStep } from './waitingStep.ts';

type Asking = { ledger: Pick<GatewayContext['ledger'], 'query'>; block: { number: number } };

const number = z.coerce.bigint();
const guild = z.object({ id: z.string(), name: z.string() });

const OPEN = `query ($guilds: [String!]!, $account: String!, $now: BigInt!, $block: Block_height!) {
  proposals(first: 100, block: $block, orderBy: voteEnd, where: {
    guild_in: $guilds, status: CREATED, voteStart_lt: $now, voteEnd_gte: $now
  }) { id title voteStart voteEnd guild { id name } votes(first: 100, where: { voter: $account }) { weight } }
  rounds(first: 100, block: $block, orderBy: endsAt, where: {
    guild_in: $guilds, startsAt_lt: $now, endsAt_gte: $now
  }) { id title startsAt endsAt guild { id name } ballots(first: 1, where: { voter: $account }) { id } }
}`;
const openSchema = z.object({
  proposals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      voteStart: number,
      voteEnd: number,
      guild,
      votes: z.array(z.object({ weight: number })),
    }),
  ),
  rounds: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: number,
      endsAt: number,
      guild,
      ballots: z.array(z.object({ id: z.string() })),
    }),
  ),
});

/** A vote that is open, and what of it the account has used. */
type OpenVote = { guild: WaitingGuild; snapshot: bigint; used: bigint | 'all'; step: WaitingStep };

/** Open votes and rounds in which an account has votes that it has not cast. */
export async function waitingVotes(guilds: readonly string[], waiter: Waiter, asking: Asking): Promise<WaitingStep[]> {
  if (guilds.length === 0) return [];
  const { account, now } = waiter;
  const variables = { guilds, account, now: String(now), block: asking.block };
  const { proposals, rounds } = openSchema.parse(await asking.ledger.query(OPEN, variables));
  const open: OpenVote[] = [
    ...proposals.map((proposal) => ({
      guild: proposal.guild,
      snapshot: proposal.voteStart,
      used: proposal.votes.reduce((sum, { weight }) => sum + weight, 0n),
      step: stepOf(proposal, proposal.voteEnd, {
        mutation: 'prepareCastVote',
        input: { proposal: proposal.id, from: account },
        sentence: 'Your vote on the proposal has not been cast',
      }),
    })),
    ...rounds.map((round) => ({
      guild: round.guild,
      snapshot: round.startsAt,
      used: round.ballots.length > 0 ? ('all' as const) : 0n,
      step: stepOf(round, round.endsAt, {
        mutation: 'prepareCastBallot',
        input: { round: round.id, from: account },
        sentence: 'Your ballot in the round has not been cast',
      }),
    })),
  ];
  const unused = open.filter(({ used }) => used !== 'all');
  const votes = await votesAt(unused, account, asking);
  return unused.flatMap(({ used, step }, at) => ((votes[at] ?? 0n) > BigInt(used) ? [step] : []));
}

function stepOf(
  { title, guild }: { title: string; guild: WaitingGuild },
  until: bigint,
  { sentence, ...how }: Pick<WaitingStep, 'mutation' | 'input' | 'sentence'>,
): WaitingStep {
  const told = `${sentence}: it counts until ${timeOf(until)}.`;
  return { guild: guild.id, guildName: guild.name, ...how, title, sentence: told, until };
}

const changes = z.record(z.string(), z.array(z.object({ newVotes: number })));

/** The votes that an account had at each snapshot, in the guild token's smallest unit. */
async function votesAt(open: readonly OpenVote[], account: string, { ledger, block }: Asking): Promise<bigint[]> {
  if (open.length === 0) return [];
  const lists = open.map(
    (
      { guild, snapshot },
      at,
    ) => `at${at}: votingPowerChanges(first: 1, block: $block, orderBy: id, orderDirection: desc,
      where: { guild: "${guild.id}", delegate: $account, timestamp_lte: "${snapshot}" }) { newVotes }`,
  );
  const query = `query ($account: String!, $block: Block_height!) { ${lists.join(' ')} }`;
  const answer = changes.parse(await ledger.query(query, { account, block }));
  return open.map((_, at) => answer[`at${at}`]?.[0]?.newVotes ?? 0n);
}

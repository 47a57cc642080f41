import type { Project } from '../agreeOnProject.ts';
import { categoryRules } from '../categoryRules.ts';
import { passTime } from '../clock.ts';
import { cast, propose, queue } from '../decide.ts';
import { act, type Guild, type Story } from '../story.ts';

const DAY = 24 * 3_600;
const { RESOURCES, PARAMETERS } = categoryRules;

function proposeNetwork(story: Story, guild: Guild, network: Project, study: Project): Promise<string> {
  const projects = [network.id, study.id];
  return propose(story, guild, {
    proposer: 'emeka',
    description:
      'Take on the service network, and rank what comes first\n\nFive milestones, 18,000 dollars, paid in advance.',
    actions: [
      { acceptProject: { project: network.id, termsHash: network.termsHash } },
      { openRound: { kind: 'RANKING', title: 'What comes first', projects, votingPeriod: 10 * DAY } },
    ],
  });
}

function proposeFee(story: Story, guild: Guild): Promise<string> {
  return propose(story, guild, {
    proposer: 'ada',
    description: 'Raise the fee to six percent\n\nFor projects from now on. Reviews take longer than we thought.',
    actions: [{ setFeeBps: { feeBps: 600 } }],
  });
}

/**
 * Two votes side by side: the guild takes the network on and opens a round about what comes first; a higher fee for later
 * projects is queued, and waits in the timelock.
 */
export async function decideOnNetworkAndFee(
  story: Story,
  guild: Guild,
  network: Project,
  study: Project,
): Promise<void> {
  const acceptance = await proposeNetwork(story, guild, network, study);
  const fee = await proposeFee(story, guild);
  await passTime(story.provider, RESOURCES.votingDelay + 1);
  await cast(story, acceptance, { voter: 'ada', support: 'FOR' });
  await cast(story, fee, { voter: 'ada', support: 'FOR' });
  await cast(story, fee, { voter: 'farah', support: 'AGAINST', reason: 'Clients will ask what they get for it.' });
  await passTime(story.provider, RESOURCES.votingPeriod);
  await queue(story, acceptance);
  await passTime(story.provider, PARAMETERS.votingPeriod - RESOURCES.votingPeriod);
  await queue(story, fee);
  await act(story, 'emeka', story.client.execute({ proposal: acceptance }));
}

/** Chen proposes to take a study on. @returns Id of the proposal. */
export function proposeStudy(story: Story, guild: Guild, study: Project): Promise<string> {
  return propose(story, guild, {
    proposer: 'chen',
    description: 'Take on the study of heat storage\n\nTwo milestones, 11,000 dollars. Bruno pays when we agree.',
    actions: [{ acceptProject: { project: study.id, termsHash: study.termsHash } }],
  });
}

/** A vote opens: Ada and Farah cast theirs, Chen and Emeka have not yet. In the round, only Farah has. */
export async function openVote(story: Story, guild: Guild, proposal: string, network: Project): Promise<void> {
  await passTime(story.provider, RESOURCES.votingDelay + 1);
  await cast(story, proposal, { voter: 'ada', support: 'FOR', reason: 'It follows from what we know already.' });
  await cast(story, proposal, { voter: 'farah', support: 'AGAINST', reason: 'Not before it is paid.' });
  const { rounds } = await story.client.query<{ rounds: [{ id: string }] }>(ROUNDS, { guild: guild.id });
  const choices = [{ project: network.id, shareBps: 10_000 }];
  await act(story, 'farah', story.client.castBallot({ round: rounds[0].id, choices }));
}

const ROUNDS = 'query ($guild: String!) { rounds(first: 1, where: { guild: $guild }) { id } }';

import { JsonRpcProvider } from 'ethers';
import { createClient } from '../../client/index.ts';
import { agreeOnProject } from './agreeOnProject.ts';
import { chainTime } from './clock.ts';
import { decide } from './decide.ts';
import { deliverAndApprove, deliverInSilence, deliverWithRevision } from './deliver.ts';
import { foundGuild } from './foundGuild.ts';
import { leaveWork } from './open/leaveWork.ts';
import { openMarket } from './openMarket.ts';
import { walletOf } from './people.ts';
import { sampleQuery } from './sampleQuery.ts';
import { cancelAndWithdraw, recognizeGift, settle } from './settle.ts';
import { act, dollars, type Guild, type Story } from './story.ts';

const DAY = 24 * 3_600;

/** Where the story is played. */
export type StoryStage = {
  /** The gateway's GraphQL endpoint. */
  gatewayUrl: string;
  /** The local chain, whose time the story moves. */
  rpcUrl: string;
  /** Address of the test stablecoin. */
  stablecoin: string;
  /** Address of the GovernanceArbiter, which rules on disputes as a guild decides. */
  governanceArbiter: string;
  /** Address of Uniswap V2's factory; without it the guild's token gets no market. */
  uniswapFactory: string | undefined;
  /** Takes each step in words. */
  log: (line: string) => void;
};

/** What the story leaves behind. */
export type Played = {
  guild: string;
  sampleQuery: string;
  variables: { guild: string };
  /** Number of the block at which all was done, paid and withdrawn; what is open began after it. */
  settledAt: number;
};

/** The guild takes Bruno's study on by vote, and its contributors deliver it. */
async function playStudy(story: Story, guild: Guild): Promise<void> {
  const study = await agreeOnProject(story, guild, {
    title: 'Market entry study, Nordic heat pumps',
    agreement: 'agreement.md',
    milestones: [
      { contributor: 'chen', amount: 12_000, dueInDays: 30, skill: 1 },
      { contributor: 'dalia', amount: 8_000, dueInDays: 30, skill: 3 },
      { contributor: 'chen', amount: 10_000, dueInDays: 45, skill: 2 },
    ],
  });
  await act(story, 'dalia', story.client.delegate({ guild: guild.id, delegatee: walletOf('emeka').address }));
  await decide(story, guild, {
    proposer: 'emeka',
    description:
      'Take on the Nordic market entry study\n\nThree milestones, 30,000 dollars, reviewed by Emeka and Farah.',
    category: 'RESOURCES',
    actions: [{ acceptProject: { project: study.id, termsHash: study.termsHash } }],
    votes: [
      { voter: 'ada', support: 'FOR', reason: 'A good client, and we have the people.' },
      { voter: 'emeka', support: 'FOR' },
      { voter: 'farah', support: 'FOR', carriedBy: 'ada' },
      { voter: 'chen', support: 'ABSTAIN', reason: 'I would be paid for it.' },
    ],
  });
  const [first = '', second = '', third = ''] = study.milestones;
  await deliverAndApprove(story, first);
  await deliverWithRevision(story, second);
  await deliverInSilence(story, third);
}

/** The guild pays for a handbook out of its treasury. */
async function playTreasuryPayment(story: Story, guild: Guild): Promise<void> {
  const pay = {
    token: story.stablecoin,
    to: walletOf('dalia').address,
    amount: dollars(5_000),
    purpose: 'WORK',
    memo: 'Open handbook of research methods',
  } as const;
  await decide(story, guild, {
    proposer: 'ada',
    description: 'Pay Dalia for the open handbook of research methods\n\nUsed in every project since spring.',
    category: 'RESOURCES',
    actions: [{ pay }],
    votes: [
      { voter: 'emeka', support: 'FOR' },
      { voter: 'farah', support: 'AGAINST', reason: 'Too much for a handbook.' },
      { voter: 'chen', support: 'FOR' },
    ],
  });
}

/** How far the chain's clock is ahead, in words: the story does not wait for its votes and deadlines. */
async function timePassed(provider: JsonRpcProvider): Promise<string> {
  const days = Math.round(((await chainTime(provider)) - Date.now() / 1000) / DAY);
  return `${days} days have passed in the story: the chain’s clock is now that far ahead of this machine’s.`;
}

/**
 * Plays the demo story through the gateway's mutations: a guild is founded, takes on a project by vote, delivers it,
 * pays and rewards its contributors, pays out of its treasury, its token is traded, and its auditor anchors the ledger.
 * Further work is left open.
 *
 * @throws Error that names the action that failed and why.
 */
export async function playStory(stage: StoryStage): Promise<Played> {
  const provider = new JsonRpcProvider(stage.rpcUrl, undefined, { cacheTimeout: -1, pollingInterval: 50 });
  try {
    const story: Story = { ...stage, provider, client: createClient({ url: stage.gatewayUrl }) };
    const guild = await foundGuild(story);
    await playStudy(story, guild);
    await settle(story, guild);
    await playTreasuryPayment(story, guild);
    if (stage.uniswapFactory !== undefined) await openMarket(story, guild, stage.uniswapFactory);
    await recognizeGift(story, guild);
    const survey = await agreeOnProject(story, guild, {
      title: 'Customer survey, Baltic states',
      agreement: 'agreement-survey.md',
      milestones: [{ contributor: 'dalia', amount: 6_000, dueInDays: 60, skill: 1 }],
    });
    await cancelAndWithdraw(story, guild, survey.id);
    await act(story, 'hugo', story.client.anchor({ guild: guild.id }));
    const settledAt = await provider.getBlockNumber();
    await leaveWork(story, guild, stage.governanceArbiter);
    story.log(await timePassed(provider));
    return { guild: guild.id, sampleQuery, variables: { guild: guild.id }, settledAt };
  } finally {
    provider.destroy();
  }
}

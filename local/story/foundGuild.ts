import { Contract, ZeroAddress } from 'ethers';
import { type Category, categoryRules, TIMELOCK_DELAY } from './categoryRules.ts';
import { publish } from './documents/documents.ts';
import { earnings } from './earnings.ts';
import { walletOf } from './people.ts';
import { act, actAndPay, dollars, entryOfKind, type Guild, guildTokens, type Story } from './story.ts';

/** The test stablecoin's owner hands out dollars: outside the guild, so not through the gateway. */
async function handOutDollars({ provider, stablecoin }: Story): Promise<void> {
  const token = new Contract(
    stablecoin,
    ['function mint(address to, uint256 amount)'],
    walletOf('deployer').connect(provider),
  );
  for (const [person, amount] of [
    ['ada', 30_000],
    ['bruno', 60_000],
  ] as const) {
    await (await token.getFunction('mint')(walletOf(person).address, dollars(amount))).wait();
  }
}

type Founded = { guild: { token: { id: string }; projects: string; treasury: string } };
const FOUNDED = 'query ($id: ID!) { guild(id: $id) { token { id } projects treasury } }';

/** Ada founds the guild and pays a first contribution into its treasury. */
export async function foundGuild(story: Story): Promise<Guild> {
  await handOutDollars(story);
  const charter = await publish(story.client, 'charter.md');
  const allocations = Object.entries({ ada: 400_000, chen: 150_000, dalia: 150_000, emeka: 200_000, farah: 100_000 });
  const founding = story.client.createGuild({
    name: 'Meridian Research Guild',
    symbol: 'MRG',
    charterDigest: charter.digest,
    charterCid: charter.cid,
    allocations: allocations.map(([person, amount]) => ({
      account: walletOf(person as 'ada').address,
      amount: guildTokens(amount),
    })),
    supplyCap: guildTokens(10_000_000),
    proposalThreshold: guildTokens(10_000),
    categories: Object.entries(categoryRules).map(([category, rules]) => ({
      category: category as Category,
      ...rules,
    })),
    timelockDelay: TIMELOCK_DELAY,
    complianceOfficer: walletOf('gita').address,
    auditor: walletOf('hugo').address,
    feeBps: earnings.feeBps,
    paymentTokens: [
      {
        token: story.stablecoin,
        rewardRate: earnings.rewardRate,
        reputationRate: earnings.reputationRate,
      },
      { token: ZeroAddress, rewardRate: 0n, reputationRate: 0n },
    ],
    skills: ['Market research', 'Data analysis', 'Law'],
    rewardTerms: {
      cap: guildTokens(earnings.rewardCap),
      claimCapacity: guildTokens(earnings.claimCapacity),
      claimWindow: earnings.claimWindow,
    },
  });
  const { guild: id } = entryOfKind(await actAndPay(story, 'ada', founding), 'GUILD_CREATED');
  const { guild } = await story.client.query<Founded>(FOUNDED, { id });
  const deposit = { token: story.stablecoin, amount: dollars(20_000) };
  await actAndPay(story, 'ada', story.client.approve({ ...deposit, spender: guild.treasury }));
  await act(story, 'ada', story.client.deposit({ ...deposit, guild: id }));
  return { id, token: guild.token.id, projects: guild.projects, treasury: guild.treasury };
}

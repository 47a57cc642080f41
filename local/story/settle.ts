import { Contract } from 'ethers';
import { walletOf } from './people.ts';
import { act, dollars, type Guild, type Story } from './story.ts';

/** Contributors take their pay and their reward tokens; the guild's fees reach its treasury. */
export async function settle(story: Story, guild: Guild): Promise<void> {
  const token = story.stablecoin;
  await act(story, 'ada', story.client.collectFees({ guild: guild.id, token }));
  for (const contributor of ['chen', 'dalia'] as const) {
    const account = walletOf(contributor).address;
    await act(story, contributor, story.client.withdraw({ guild: guild.id, token, to: account }));
    await act(story, contributor, story.client.claim({ guild: guild.id, account }));
  }
}

/** Bruno sends dollars straight to the treasury, as people do; anyone can have them booked. */
export async function recognizeGift(story: Story, guild: Guild): Promise<void> {
  const abi = ['function transfer(address to, uint256 amount) returns (bool)'];
  const token = new Contract(story.stablecoin, abi, walletOf('bruno').connect(story.provider));
  await (await token.getFunction('transfer')(guild.treasury, dollars(250))).wait();
  await act(story, 'ada', story.client.recognize({ guild: guild.id, token: story.stablecoin }));
}

/** Bruno takes a project back that the guild has not accepted, and withdraws the refund. */
export async function cancelAndWithdraw(story: Story, guild: Guild, project: string): Promise<void> {
  await act(story, 'bruno', story.client.cancelProject({ project }));
  const to = walletOf('bruno').address;
  await act(story, 'bruno', story.client.withdraw({ guild: guild.id, token: story.stablecoin, to }));
}

import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild, RewardRate } from '../../generated/schema';
import { perAccountId } from '../id';

/** Records what a payment in a token earns from now on. */
export function setRewardRate(guild: Guild, token: Bytes, value: BigInt): void {
  const rate = new RewardRate(perAccountId(guild.rewards, token));
  rate.guild = guild.id;
  rate.token = token;
  rate.rate = value;
  rate.save();
}

import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild, RewardRate } from '../../../generated/schema';
import { perAccountId } from '../../lib/id';

/** Records what guild tokens a payment in a token earns from now on. */
export function setRewardRate(guild: Guild, token: Bytes, value: BigInt): void {
  const rate = touchRate(guild, token);
  rate.rate = value;
  rate.save();
}

/** Records what reputation a payment in a token earns from now on. */
export function setReputationRate(guild: Guild, token: Bytes, value: BigInt): void {
  const rate = touchRate(guild, token);
  rate.reputationRate = value;
  rate.save();
}

function touchRate(guild: Guild, token: Bytes): RewardRate {
  const id = perAccountId(guild.rewards, token);
  const known = RewardRate.load(id);
  if (known !== null) return known;
  const rate = new RewardRate(id);
  rate.guild = guild.id;
  rate.token = token;
  rate.rate = BigInt.zero();
  rate.reputationRate = BigInt.zero();
  return rate;
}

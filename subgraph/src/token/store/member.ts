import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, Member } from '../../../generated/schema';
import { touchAccount } from '../../ledger/store/account';
import { memberId } from '../../lib/id';
import { isZero } from '../../lib/isZero';

const ONE = BigInt.fromI32(1);

/** An account's membership; recorded when the account first has a part in the guild's token or votes. */
function touchMember(guild: Guild, address: Bytes, event: ethereum.Event): Member {
  const id = memberId(guild.id, address);
  const known = Member.load(id);
  if (known !== null) return known;
  const member = new Member(id);
  member.guild = guild.id;
  member.account = touchAccount(address, event).id;
  member.balance = BigInt.zero();
  member.votingPower = BigInt.zero();
  member.voteCount = BigInt.zero();
  member.proposalCount = BigInt.zero();
  member.rewardAccrued = BigInt.zero();
  member.rewardClaimed = BigInt.zero();
  return member;
}

/** Moves guild tokens; from or to the zero address, the supply grows or shrinks. */
export function moveTokens(guild: Guild, from: Bytes, to: Bytes, amount: BigInt, event: ethereum.Event): void {
  if (isZero(from)) changeSupply(guild, amount);
  else debitMember(guild, from, amount, event);
  if (isZero(to)) changeSupply(guild, amount.neg());
  else creditMember(guild, to, amount, event);
}

function changeSupply(guild: Guild, change: BigInt): void {
  guild.totalSupply = guild.totalSupply.plus(change);
  guild.save();
}

function debitMember(guild: Guild, address: Bytes, amount: BigInt, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.balance = member.balance.minus(amount);
  member.save();
}

/** A member joins with the first tokens. */
function creditMember(guild: Guild, address: Bytes, amount: BigInt, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.balance = member.balance.plus(amount);
  if (member.joinedAt === null && amount.gt(BigInt.zero())) {
    member.joinedAt = event.block.timestamp;
    guild.memberCount = guild.memberCount.plus(ONE);
    guild.save();
  }
  member.save();
}

/** Records a member's voting power as the token reported it. */
export function setVotingPower(guild: Guild, address: Bytes, votes: BigInt, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.votingPower = votes;
  member.save();
}

/** Records whom a member delegated to; the zero address is nobody. */
export function setDelegate(guild: Guild, address: Bytes, delegate: Bytes, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.delegate = isZero(delegate) ? null : delegate;
  member.save();
}

/** Counts a vote of a member. */
export function countVote(guild: Guild, address: Bytes, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.voteCount = member.voteCount.plus(ONE);
  member.save();
}

/** Counts a proposal of a member. */
export function countProposal(guild: Guild, address: Bytes, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.proposalCount = member.proposalCount.plus(ONE);
  member.save();
}

/** Adds to what a member earned. */
export function addRewardAccrued(guild: Guild, address: Bytes, amount: BigInt, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.rewardAccrued = member.rewardAccrued.plus(amount);
  member.save();
}

/** Adds to what a member claimed. */
export function addRewardClaimed(guild: Guild, address: Bytes, amount: BigInt, event: ethereum.Event): void {
  const member = touchMember(guild, address, event);
  member.rewardClaimed = member.rewardClaimed.plus(amount);
  member.save();
}

import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild } from '../../generated/schema';
import { bigEndian } from '../lib/bigEndian';
import { AccountCode } from './accountCode';
import { BookAccount } from './posting';

// The accounts of a guild's books, each with its holder as the schema's `AccountCode` says.

/** Tokens held by the treasury. */
export function treasuryOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.TREASURY, guild.treasury);
}

/** Tokens held by the Projects contract. */
export function escrowOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.ESCROW, guild.projects);
}

/** What is funded of a project, neither released nor refunded. */
export function clientDepositsOf(projectNumber: BigInt): BookAccount {
  return new BookAccount(AccountCode.CLIENT_DEPOSITS, bigEndian(projectNumber, 4));
}

/** What an account was credited and can withdraw. */
export function payablesOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.PAYABLES, account);
}

/** The guild's share of released milestones. */
export function projectFeesOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.PROJECT_FEES, guild.id);
}

/** Deposits of an account into the treasury. */
export function contributionsOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.CONTRIBUTIONS, account);
}

/** Tokens that arrived without a deposit. */
export function unsolicitedOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.UNSOLICITED, guild.id);
}

/** What the treasury paid to an account. */
export function spendingOn(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.SPENDING, account);
}

/** Fees and surplus on their way from escrow to the treasury. */
export function inTransitOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.IN_TRANSIT, guild.id);
}

/** What was released, refunded or returned and is credited by the logs that follow. */
export function creditingOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.CREDITING, guild.id);
}

/** What an account was credited and cannot withdraw, because it is held. */
export function heldCreditsOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.HELD_CREDITS, account);
}

/** Guild tokens that a contributor bonded. */
export function bondsOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.BONDS, account);
}

/** Guild tokens that a client locked for fees. */
export function feeTokensOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.FEE_TOKENS, account);
}

/** What rulings took of bonds. */
export function forfeitsOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.FORFEITS, guild.id);
}

/** Fees paid in guild tokens. */
export function tokenFeesOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.TOKEN_FEES, guild.id);
}

/** Guild tokens that the guild's contracts burned. */
export function burnedOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.BURNED, guild.id);
}

/** Guild tokens that an account earned, as a cost. */
export function rewardCostsOf(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.REWARD_COSTS, account);
}

/** Guild tokens that an account earned and has not claimed. */
export function rewardsOwedTo(account: Bytes): BookAccount {
  return new BookAccount(AccountCode.REWARDS_OWED, account);
}

/** Guild tokens that were minted as rewards. */
export function issuedOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.ISSUED, guild.id);
}

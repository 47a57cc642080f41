import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild } from '../../generated/schema';
import { bigEndian } from '../bigEndian';
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

/** What an account was credited and has not withdrawn. */
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

/** Fees on their way from escrow to the treasury. */
export function inTransitOf(guild: Guild): BookAccount {
  return new BookAccount(AccountCode.IN_TRANSIT, guild.id);
}

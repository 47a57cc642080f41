import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Account } from '../../../generated/schema';

/** The account at an address, recorded when it is seen for the first time. */
export function touchAccount(address: Bytes, event: ethereum.Event): Account {
  const known = Account.load(address);
  if (known !== null) return known;
  const account = new Account(address);
  account.firstSeenAt = event.block.timestamp;
  account.entryCount = BigInt.zero();
  account.save();
  return account;
}

/** The account at an address, with one more entry in which it acted. */
export function countEntry(address: Bytes, event: ethereum.Event): Account {
  const account = touchAccount(address, event);
  account.entryCount = account.entryCount.plus(BigInt.fromI32(1));
  account.save();
  return account;
}

import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, LedgerHead, TimelockOperation } from '../../../generated/schema';

const ZERO_HASH = '0x0000000000000000000000000000000000000000000000000000000000000000';

/** The head of an empty ledger. */
export function createLedgerHead(guild: Bytes): LedgerHead {
  const head = new LedgerHead(guild);
  head.guild = guild;
  head.entryCount = BigInt.zero();
  head.hash = Bytes.fromHexString(ZERO_HASH);
  head.save();
  return head;
}

/** The head of a guild's ledger; the handler that made the guild saved it first. */
export function loadLedgerHead(guild: Bytes): LedgerHead {
  return LedgerHead.load(guild) as LedgerHead;
}

// Each function saves the head that it changes, so that the next one loads what is true.

/** Makes an entry the last of its ledger. */
export function advanceHead(head: LedgerHead, entry: LedgerEntry): void {
  head.entryCount = entry.number;
  head.hash = entry.entryHash;
  head.save();
}

/** Notes that an entry makes money due, for the credits that follow. */
export function noteCause(entry: LedgerEntry): void {
  const head = loadLedgerHead(entry.guild);
  head.lastCause = entry.id;
  head.save();
}

/** Notes that an operation was scheduled, for the proposal that it may carry out. */
export function noteScheduled(operation: TimelockOperation): void {
  const head = loadLedgerHead(operation.guild);
  head.lastScheduled = operation.id;
  head.save();
}

/** The operation that was scheduled last, if that was in a transaction; it is told only once. */
export function takeScheduled(guild: Bytes, transactionHash: Bytes): TimelockOperation | null {
  const head = loadLedgerHead(guild);
  const last = head.lastScheduled;
  if (last === null) return null;
  head.lastScheduled = null;
  head.save();
  const operation = TimelockOperation.load(last) as TimelockOperation;
  const entry = LedgerEntry.load(operation.scheduled) as LedgerEntry;
  return entry.transactionHash == transactionHash ? operation : null;
}

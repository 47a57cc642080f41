import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry } from '../../generated/schema';
import { nextExecutionId } from '../governance/store/execution';
import { entryId, guildContractId } from '../lib/id';
import { isZero } from '../lib/isZero';
import { currentGuild } from './context';
import { EventType } from './eventType';
import { encodePayload, hashEntry, keccak256 } from './hash';
import { signerOf } from './signer';
import { countEntry, touchAccount } from './store/account';
import { advanceHead, loadLedgerHead } from './store/ledgerHead';

const BLOCK_POSITIONS: i64 = 1_000_000;

/**
 * Begins the entry of a log: numbers it, chains it to the one before and names who acted. The caller adds what the entry
 * is about and saves it.
 *
 * @param type - The event, from `generated/topics`.
 * @param named - Who the event says acted. The zero address is nobody: then {@link signerOf} its transaction acted, as where
 * the event names nobody at all.
 */
export function openEntry(
  guild: Guild,
  event: ethereum.Event,
  type: EventType,
  category: string,
  named: Bytes,
): LedgerEntry {
  const actor = isZero(named) ? signerOf(guild, event) : named;
  // Records hold what the event says.
  if (actor != named) touchAccount(named, event);
  const head = loadLedgerHead(guild.id);
  const entry = new LedgerEntry(entryId(event));
  entry.guild = guild.id;
  entry.number = head.entryCount.plus(BigInt.fromI32(1));
  entry.position = event.block.number.toI64() * BLOCK_POSITIONS + event.logIndex.toI64();
  entry.kind = type.kind;
  entry.category = category;
  entry.actor = countEntry(actor, event).id;
  if (actor == guild.timelock) {
    entry.execution = nextExecutionId(event.transaction.hash, guild.timelock, event.address);
  }
  entry.contract = guildContractId(guild.id, event.address);
  entry.topic0 = Bytes.fromHexString(type.topic0);
  entry.payload = encodePayload(event);
  entry.payloadHash = keccak256(entry.payload);
  entry.previousHash = head.hash;
  entry.entryHash = hashEntry(entry.previousHash, event, entry.topic0, entry.payloadHash);
  entry.blockNumber = event.block.number;
  entry.blockHash = event.block.hash;
  entry.timestamp = event.block.timestamp;
  entry.transactionHash = event.transaction.hash;
  entry.transactionFrom = event.transaction.from;
  entry.logIndex = event.logIndex.toI32();
  advanceHead(head, entry);
  return entry;
}

/** Appends the entry of a log that names nobody and changes nothing else. The parameters are those of {@link openEntry}. */
export function appendEntry(event: ethereum.Event, type: EventType, category: string): void {
  const guild = currentGuild();
  openEntry(guild, event, type, category, signerOf(guild, event)).save();
}

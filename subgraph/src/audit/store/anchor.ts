import { BigInt } from '@graphprotocol/graph-ts';
import { Anchor, Guild, LedgerEntry } from '../../../generated/schema';
import { Anchored as AnchoredEvent } from '../../../generated/templates/AuditTrail/AuditTrail';
import { numberedId } from '../../lib/id';

/** Records an anchor of the ledger, and counts it in its guild. */
export function createAnchor(guild: Guild, entry: LedgerEntry, event: AnchoredEvent): void {
  const params = event.params;
  const anchor = new Anchor(numberedId(event.address, params.seq));
  anchor.guild = guild.id;
  anchor.seq = params.seq;
  anchor.head = params.head;
  anchor.previousHead = params.previousHead;
  anchor.root = params.root;
  anchor.entryCount = params.entryCount;
  anchor.fromBlock = params.fromBlock;
  anchor.toBlock = params.toBlock;
  anchor.blockHash = params.blockHash;
  anchor.entry = entry.id;
  anchor.save();
  guild.anchorCount = guild.anchorCount.plus(BigInt.fromI32(1));
  guild.save();
}

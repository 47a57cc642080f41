import { Bytes, ethereum, log } from '@graphprotocol/graph-ts';

/** Tells the operator that an event names something that the ledger has no record of; the event is still an entry. */
export function logMissing(type: string, id: Bytes, event: ethereum.Event): void {
  log.error('{} {} is not in the ledger; named by log {} of transaction {}', [
    type,
    id.toHexString(),
    event.logIndex.toString(),
    event.transaction.hash.toHexString(),
  ]);
}

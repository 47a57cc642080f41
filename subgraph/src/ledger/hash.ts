import { Bytes, crypto, ethereum } from '@graphprotocol/graph-ts';
import { bigEndian } from '../lib/bigEndian';

/**
 * An event's parameters, ABI-encoded in their declared order as one tuple; no bytes when there are none.
 * Strings are taken as graph-node hands them over: without zero bytes, and with U+FFFD for what is not UTF-8.
 */
export function encodePayload(event: ethereum.Event): Bytes {
  const values = new ethereum.Tuple();
  for (let i = 0; i < event.parameters.length; i++) values.push(event.parameters[i].value);
  const encoded = ethereum.encode(ethereum.Value.fromTuple(values));
  return encoded === null ? new Bytes(0) : encoded;
}

/** Keccak-256 that commits a log to its place in its guild's ledger; the schema's `LedgerEntry.entryHash`. */
export function hashEntry(previous: Bytes, event: ethereum.Event, topic0: Bytes, payloadHash: Bytes): Bytes {
  return keccak256(
    previous
      .concat(bigEndian(event.block.number, 8))
      .concat(bigEndian(event.logIndex, 4))
      .concat(event.block.hash)
      .concat(event.address)
      .concat(topic0)
      .concat(payloadHash),
  );
}

/** Keccak-256 of bytes. */
export function keccak256(bytes: Bytes): Bytes {
  return Bytes.fromByteArray(crypto.keccak256(bytes));
}

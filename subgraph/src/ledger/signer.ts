import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild } from '../../generated/schema';
import { isZero } from '../lib/isZero';

const WORD_BYTES = 32;
const SELECTOR_BYTES = 4;
const ADDRESS_OFFSET = 12;
/** Selector of `execute(ForwardRequestData)`. */
const EXECUTE = '0xdf905caf';
/** Selector of `executeBatch(ForwardRequestData[],address)`. */
const EXECUTE_BATCH = '0xccf96b4a';
/** In place of a number that is larger than the calldata, and of a place behind its end. */
const NOWHERE = -1;

/**
 * Who signed what led to a log that names nobody: the sender of the transaction or, where that called the guild's ERC-2771
 * forwarder, the signer of all its requests. Requests of several signers cannot be told apart here: the sender stays.
 */
export function signerOf(guild: Guild, event: ethereum.Event): Bytes {
  const transaction = event.transaction;
  const to = transaction.to;
  if (to === null || to != guild.forwarder) return transaction.from;
  const signer = requestSigner(transaction.input);
  return signer === null ? transaction.from : signer;
}

// Offsets are followed as Solidity does. Two words of each request are all that is read: decoding whole requests could cost
// far more memory than the calldata has, as many may share the bytes of one.

function requestSigner(calldata: Bytes): Bytes | null {
  const selector = Bytes.fromUint8Array(calldata.slice(0, SELECTOR_BYTES)).toHexString();
  if (selector == EXECUTE) return addressAt(calldata, follow(calldata, SELECTOR_BYTES, SELECTOR_BYTES));
  if (selector == EXECUTE_BATCH) return batchSigner(calldata);
  return null;
}

/**
 * With a receiver of refunds, the forwarder skips requests that nobody signed and calls the receiver, whose own logs would
 * be taken for theirs. Without one, all requests are signed and only their calls write logs.
 */
function batchSigner(calldata: Bytes): Bytes | null {
  const refundReceiver = addressAt(calldata, SELECTOR_BYTES + WORD_BYTES);
  if (refundReceiver === null || !isZero(refundReceiver)) return null;
  const requests = follow(calldata, SELECTOR_BYTES, SELECTOR_BYTES);
  const count = lengthAt(calldata, requests);
  const first = requests + WORD_BYTES;
  let signer: Bytes | null = null;
  for (let i = 0; i < count; i++) {
    const from = addressAt(calldata, follow(calldata, first + i * WORD_BYTES, first));
    if (from === null) return null;
    if (signer !== null && from != signer) return null;
    signer = from;
  }
  return signer;
}

/** Where the offset at a place leads to, counted from `base`. */
function follow(calldata: Bytes, place: i32, base: i32): i32 {
  const offset = lengthAt(calldata, place);
  return offset == NOWHERE ? NOWHERE : base + offset;
}

/** A word that is a length or an offset, so no larger than the calldata. */
function lengthAt(calldata: Bytes, place: i32): i32 {
  if (place < 0 || place > calldata.length - WORD_BYTES) return NOWHERE;
  let value: i64 = 0;
  for (let i = place; i < place + WORD_BYTES; i++) {
    value = (value << 8) | (calldata[i] as i64);
    if (value > calldata.length) return NOWHERE;
  }
  return value as i32;
}

/** A word that is an address. */
function addressAt(calldata: Bytes, place: i32): Bytes | null {
  if (place < 0 || place > calldata.length - WORD_BYTES) return null;
  return Bytes.fromUint8Array(calldata.slice(place + ADDRESS_OFFSET, place + WORD_BYTES));
}

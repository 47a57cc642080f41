import { hexOf, numberOf } from '../encode/hex.ts';
import { keccak } from '../encode/keccak.ts';
import { decodeRlpList, encodeRlp, rlpBytes } from '../encode/rlp.ts';
import type { Hex } from '../types.ts';
import { type Answered, bytes, type Form, fieldOf, number } from './fields.ts';

/** A block's header: what of it is read, and its RLP, which `hash` is the keccak-256 of. */
export type Header = {
  rlp: Uint8Array;
  hash: Hex;
  parentHash: Hex;
  transactionsRoot: Uint8Array;
  receiptsRoot: Uint8Array;
  logsBloom: Uint8Array;
  number: bigint;
  /** Unix seconds. */
  timestamp: bigint;
};

/** A header's fields, in the order in which its hash commits to them; forks have only ever added to the end. */
const fields: readonly (readonly [name: string, form: Form])[] = [
  ['parentHash', bytes],
  ['sha3Uncles', bytes],
  ['miner', bytes],
  ['stateRoot', bytes],
  ['transactionsRoot', bytes],
  ['receiptsRoot', bytes],
  ['logsBloom', bytes],
  ['difficulty', number],
  ['number', number],
  ['gasLimit', number],
  ['gasUsed', number],
  ['timestamp', number],
  ['extraData', bytes],
  ['mixHash', bytes],
  ['nonce', bytes],
  ['baseFeePerGas', number],
  ['withdrawalsRoot', bytes],
  ['blobGasUsed', number],
  ['excessBlobGas', number],
  ['parentBeaconBlockRoot', bytes],
  ['requestsHash', bytes],
  ['blockAccessListHash', bytes],
  ['slotNumber', number],
];

const names = fields.map(([name]) => name);
const HASH_BYTES = 32;

/** What a node's answer has of a block besides its header. */
const besides = new Set(['hash', 'size', 'totalDifficulty', 'transactions', 'uncles', 'withdrawals']);

/**
 * The header in a node's answer to `eth_getBlockByNumber` or `…ByHash`, with however many fields it has. Its hash is
 * computed.
 *
 * @throws Error naming a field that a later fork has added, or one that is missing or wrong
 */
export function headerOf(block: Answered): Header {
  const isThere = (name: string) => block[name] !== undefined && block[name] !== null;
  const unknown = Object.keys(block).filter((name) => isThere(name) && !names.includes(name) && !besides.has(name));
  const last = names.findLastIndex(isThere);
  const rlp = encodeRlp(fields.slice(0, last + 1).map(([name, form]) => fieldOf(block, name, form)));
  const header = readHeader(rlp);
  if (unknown.length === 0 || header.hash === block.hash) return header;
  throw new Error(
    `its header has fields that this version of Guildhall does not know (${unknown.join(', ')}): use a newer one`,
  );
}

/**
 * Reads a header of its RLP. It may have any number of fields after those that all have.
 *
 * @throws Error when it is no header
 */
export function readHeader(rlp: Uint8Array): Header {
  const items = decodeRlpList(rlp);
  const item = (name: string) => rlpBytes(items[names.indexOf(name)]);
  const hash = (name: string) => {
    if (item(name).length !== HASH_BYTES) throw new Error(`the header's ${name} is no hash`);
    return item(name);
  };
  return {
    rlp,
    hash: hexOf(keccak(rlp)),
    parentHash: hexOf(hash('parentHash')),
    transactionsRoot: hash('transactionsRoot'),
    receiptsRoot: hash('receiptsRoot'),
    logsBloom: item('logsBloom'),
    number: numberOf(item('number')),
    timestamp: numberOf(item('timestamp')),
  };
}

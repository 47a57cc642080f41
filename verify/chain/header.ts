import { encodeRlp, keccak256 } from 'ethers';
import type { Hex } from './types.ts';

/** How the RLP of a header has a field: bytes as they are, or a number without leading zeros. */
type Form = 'bytes' | 'number';

/** A header's fields, in the order in which its hash commits to them; forks have only ever added to the end. */
const fields: readonly [name: string, form: Form][] = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'number'],
  ['number', 'number'],
  ['gasLimit', 'number'],
  ['gasUsed', 'number'],
  ['timestamp', 'number'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
  ['baseFeePerGas', 'number'],
  ['withdrawalsRoot', 'bytes'],
  ['blobGasUsed', 'number'],
  ['excessBlobGas', 'number'],
  ['parentBeaconBlockRoot', 'bytes'],
  ['requestsHash', 'bytes'],
  ['blockAccessListHash', 'bytes'],
  ['slotNumber', 'number'],
];

/** What a node's answer has of a block besides its header. */
const besides = new Set(['hash', 'size', 'totalDifficulty', 'transactions', 'uncles', 'withdrawals']);

/**
 * The RLP of a header, of a node's answer to `eth_getBlockByNumber`, with however many fields it has.
 *
 * @throws Error naming a field of a later fork, one that is missing in the middle, or one that is not hexadecimal
 */
export function encodeHeader(block: Readonly<Record<string, unknown>>): Hex {
  const names = fields.map(([name]) => name);
  const unknown = Object.keys(block).filter((name) => !names.includes(name) && !besides.has(name));
  const last = names.findLastIndex((name) => block[name] !== undefined);
  const values = fields.slice(0, last + 1).map(([name, form]) => fieldOf(block[name], name, form));
  if (unknown.length > 0)
    throw new Error(`the header has fields that this version does not know: ${unknown.join(', ')}`);
  return encodeRlp(values) as Hex;
}

/** The hash of a header's RLP: its block's hash. */
export function hashOf(header: Hex): Hex {
  return keccak256(header) as Hex;
}

function fieldOf(value: unknown, name: string, form: Form): string {
  if (typeof value !== 'string' || !/^0x[0-9a-f]*$/i.test(value)) {
    throw new Error(`the header's ${name} is ${value === undefined ? 'missing' : 'not hexadecimal'}`);
  }
  if (form === 'bytes') return value;
  const digits = value.slice(2).replace(/^0+/, '');
  return `0x${digits.length % 2 === 1 ? '0' : ''}${digits}`;
}

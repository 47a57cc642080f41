import { hexOf } from '../encode/hex.ts';
import { decodeRlpList, encodeRlp, type Rlp, rlpBytes } from '../encode/rlp.ts';
import type { Hex } from '../types.ts';
import { bloomOf } from './bloom.ts';
import { type Answered, bytes, fieldOf, fieldsOf, listOf, number } from './fields.ts';
import { DEPOSIT } from './transactionFields.ts';
import { typeOf, withType } from './type.ts';

/** A log within its receipt. */
export type ReceiptLog = { address: Hex; topics: Hex[]; data: Hex };

const logs = listOf(
  fieldsOf([
    ['address', bytes],
    ['topics', listOf(bytes)],
    ['data', bytes],
  ]),
);

/**
 * The bytes of a receipt as its block's receipts root commits to them, of a node's answer. The bloom is computed.
 *
 * @throws Error naming a field that is missing or wrong
 */
export function encodeReceipt(receipt: Answered): { raw: Uint8Array; bloom: Uint8Array } {
  const logItems = fieldOf(receipt, 'logs', logs) as Rlp[][];
  const bloom = bloomOf(logItems.flatMap(([address, topics]) => [address, ...(topics as Rlp[])] as Uint8Array[]));
  // Receipts from before Byzantium have the state's root instead.
  const outcome = receipt.root === undefined ? fieldOf(receipt, 'status', number) : fieldOf(receipt, 'root', bytes);
  const type = typeOf(receipt);
  const items = [outcome, fieldOf(receipt, 'cumulativeGasUsed', number), bloom, logItems];
  return { raw: withType(type, encodeRlp([...items, ...(type === DEPOSIT ? depositItems(receipt) : [])])), bloom };
}

/** What receipts of the OP stack's deposits have at their end since its Canyon fork. */
function depositItems(receipt: Answered): Rlp[] {
  if (receipt.depositReceiptVersion === undefined) return [];
  return [fieldOf(receipt, 'depositNonce', number), fieldOf(receipt, 'depositReceiptVersion', number)];
}

/** The logs of a receipt, of a node's answer that {@link encodeReceipt} has read. */
export function logsOf(receipt: Answered): ReceiptLog[] {
  return (receipt.logs as ReceiptLog[]).map(({ address, topics, data }) => ({
    address: lower(address),
    topics: topics.map(lower),
    data: lower(data),
  }));
}

/**
 * The logs of a receipt, of its bytes.
 *
 * @throws Error when they are none
 */
export function readReceiptLogs(raw: Uint8Array): ReceiptLog[] {
  const items = decodeRlpList((raw[0] ?? 0) >= 0xc0 ? raw : raw.subarray(1));
  return listIn(items[3]).map((log) => {
    const [address, topics, data] = listIn(log);
    return {
      address: hexOf(rlpBytes(address)),
      topics: listIn(topics).map((topic) => hexOf(rlpBytes(topic))),
      data: hexOf(rlpBytes(data)),
    };
  });
}

function listIn(item: Rlp | undefined): readonly Rlp[] {
  if (item === undefined || item instanceof Uint8Array) throw new Error('it is no receipt');
  return item;
}

function lower(hex: Hex): Hex {
  return hex.toLowerCase() as Hex;
}

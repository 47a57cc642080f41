import { Transaction, Wallet } from 'ethers';
import { bloomOver } from '../../verify/chain/block/bloom.ts';
import { type Header, headerOf } from '../../verify/chain/block/header.ts';
import { encodeReceipt, type ReceiptLog } from '../../verify/chain/block/receipt.ts';
import { bytesOf, hexOf } from '../../verify/chain/encode/hex.ts';
import { trieRoot } from '../../verify/chain/encode/trie.ts';
import type { BlockContent } from '../../verify/chain/node/fetchContent.ts';

const sender = new Wallet(`0x${'77'.repeat(32)}`);
const zeros = (bytes: number) => `0x${'00'.repeat(bytes)}`;

/** A block that no chain has, with a transaction for each list of logs. */
export type MadeBlock = { header: Header; content: BlockContent };

/**
 * Makes a block such that its hashes are right.
 *
 * @param chainId - What its transactions are signed for; 0 for none.
 */
export function makeBlock({
  number,
  chainId,
  logs,
}: {
  number: number;
  chainId: bigint;
  logs: ReceiptLog[][];
}): MadeBlock {
  const transactions = logs.map((_, index) => signed(chainId, number * 1_000 + index));
  const receipts = logs.map((ofReceipt, index) => {
    return encodeReceipt({
      type: '0x0',
      status: '0x1',
      cumulativeGasUsed: `0x${(21_000 * (index + 1)).toString(16)}`,
      logs: ofReceipt,
    });
  });
  const header = headerOf({
    parentHash: zeros(32),
    sha3Uncles: zeros(32),
    miner: zeros(20),
    stateRoot: zeros(32),
    transactionsRoot: hexOf(trieRoot(transactions)),
    receiptsRoot: hexOf(trieRoot(receipts.map(({ raw }) => raw))),
    logsBloom: hexOf(bloomOver(receipts.map(({ bloom }) => bloom))),
    difficulty: '0x0',
    number: `0x${number.toString(16)}`,
    gasLimit: '0x1c9c380',
    gasUsed: '0x5208',
    timestamp: `0x${(1_800_000_000 + number).toString(16)}`,
    extraData: '0x',
    mixHash: zeros(32),
    nonce: zeros(8),
  });
  return { header, content: { transactions, receipts: receipts.map(({ raw }) => raw), logs } };
}

function signed(chainId: bigint, nonce: number): Uint8Array {
  const transaction = Transaction.from({
    type: 0,
    chainId,
    nonce,
    gasLimit: 21_000,
    to: sender.address,
    data: '0x1234',
  });
  transaction.signature = sender.signingKey.sign(transaction.unsignedHash);
  return bytesOf(transaction.serialized);
}

import { Transaction, Wallet } from 'ethers';
import { bloomOver } from '../../verify/chain/block/bloom.ts';
import type { Answered } from '../../verify/chain/block/fields.ts';
import { type Header, headerOf } from '../../verify/chain/block/header.ts';
import { encodeReceipt, type ReceiptLog } from '../../verify/chain/block/receipt.ts';
import { bytesOf, hexOf } from '../../verify/chain/encode/hex.ts';
import { trieRoot } from '../../verify/chain/encode/trie.ts';
import type { BlockContent } from '../../verify/chain/node/fetchContent.ts';

const sender = new Wallet(`0x${'77'.repeat(32)}`);
const zeros = (bytes: number) => `0x${'00'.repeat(bytes)}`;
const quantity = (value: number | bigint) => `0x${value.toString(16)}`;

/** A block that no chain has, and as a node would tell it. */
export type MadeBlock = {
  header: Header;
  content: BlockContent;
  answers: { block: Answered & { transactions: Answered[] }; receipts: Answered[] };
};

/** What is in a block to be made. */
export type BlockPlan = {
  number: number;
  /** What its transactions are signed for; 0 for none. */
  chainId: bigint;
  /** The logs of each transaction. */
  logs: ReceiptLog[][];
  parentHash?: string;
  /** Its bloom; by default that of its logs. */
  logsBloom?: string;
  /** Nonce of the first transaction; by default a thousand a block, so that no two blocks have the same one. */
  nonce?: number;
};

/** Makes a block such that its hashes are right. */
export function makeBlock(plan: BlockPlan): MadeBlock {
  const { number, chainId, logs, parentHash = zeros(32), nonce = number * 1_000, logsBloom } = plan;
  const signed = logs.map((_, index) => signedTransaction(chainId, nonce + index));
  const transactions = signed.map(({ serialized }) => bytesOf(serialized));
  const answered = logs.map((ofReceipt, index) => {
    return { type: '0x0', status: '0x1', cumulativeGasUsed: quantity(21_000 * (index + 1)), logs: ofReceipt };
  });
  const receipts = answered.map(encodeReceipt);
  const fields = {
    parentHash,
    sha3Uncles: zeros(32),
    miner: zeros(20),
    stateRoot: zeros(32),
    transactionsRoot: hexOf(trieRoot(transactions)),
    receiptsRoot: hexOf(trieRoot(receipts.map(({ raw }) => raw))),
    logsBloom: logsBloom ?? hexOf(bloomOver(receipts.map(({ bloom }) => bloom))),
    difficulty: '0x0',
    number: quantity(number),
    gasLimit: '0x1c9c380',
    gasUsed: '0x5208',
    timestamp: quantity(1_800_000_000 + number),
    extraData: '0x',
    mixHash: zeros(32),
    nonce: zeros(8),
  };
  const header = headerOf(fields);
  return {
    header,
    content: { transactions, receipts: receipts.map(({ raw }) => raw), logs },
    answers: { block: { ...fields, hash: header.hash, transactions: signed.map(answerOf) }, receipts: answered },
  };
}

const signedOnes = new Map<string, Transaction>();

function signedTransaction(chainId: bigint, nonce: number): Transaction {
  const known = signedOnes.get(`${chainId} ${nonce}`);
  if (known !== undefined) return known;
  const transaction = Transaction.from({
    type: 0,
    chainId,
    nonce,
    gasLimit: 21_000,
    to: sender.address,
    data: '0x1234',
  });
  transaction.signature = sender.signingKey.sign(transaction.unsignedHash);
  signedOnes.set(`${chainId} ${nonce}`, transaction);
  return transaction;
}

function answerOf({ nonce, to, data, chainId, signature, hash }: Transaction): Answered {
  const parity = BigInt(signature?.yParity ?? 0);
  const v = quantity(chainId === 0n ? 27n + parity : 2n * chainId + 35n + parity);
  const { r, s } = signature ?? {};
  return {
    type: '0x0',
    hash,
    nonce: quantity(nonce),
    gasPrice: '0x0',
    gas: '0x5208',
    to,
    value: '0x0',
    input: data,
    v,
    r,
    s,
  };
}

import { z } from 'zod';
import { hexBytes, isObject, readAnswer } from '../answer.ts';
import { bloomOver } from '../block/bloom.ts';
import type { Answered } from '../block/fields.ts';
import type { Header } from '../block/header.ts';
import { encodeReceipt, logsOf, type ReceiptLog } from '../block/receipt.ts';
import { encodeTransaction } from '../block/transaction.ts';
import { ChainError } from '../chainError.ts';
import { areSame, bytesOf } from '../encode/hex.ts';
import { trieRoot } from '../encode/trie.ts';
import { ask, misanswered } from './ask.ts';
import { readOf, untrue } from './fetchHeaders.ts';
import type { Call, ChainNode } from './node.ts';

type AnsweredTransaction = Answered & { hash: string };

const answered = z.custom<Answered>(isObject, 'an object');
const transaction = z.custom<AnsweredTransaction>(
  (value) => isObject(value) && typeof value.hash === 'string',
  'a transaction with its hash',
);
const blockWithTransactions = z.object({ transactions: z.array(transaction) }).nullable();

const withoutWholeReceipts = new WeakSet<ChainNode>();

/** What is in a block, as the roots in its header commit to it. */
export type BlockContent = {
  /** The bytes of each transaction, and of the receipt of each. */
  transactions: Uint8Array[];
  receipts: Uint8Array[];
  /** The logs of each receipt. */
  logs: ReceiptLog[][];
};

/**
 * All transactions and receipts of a block. Their roots and the bloom are built anew and must be the header's.
 *
 * @throws ChainError when the node does not have them, or tells something else
 */
export async function fetchContent(node: ChainNode, header: Header): Promise<BlockContent> {
  const block = await ask(node, 'eth_getBlockByHash', [header.hash, true], blockWithTransactions);
  if (block === null) throw gone(node, header, 'transactions');
  const [transactions, answers] = await Promise.all([
    Promise.all(block.transactions.map((transaction) => transactionBytes(node, header, transaction))),
    fetchReceipts(node, header, block.transactions),
  ]);
  const receipts = readOf(node, `the receipts of block ${header.number}`, () => answers.map(encodeReceipt));
  const raw = receipts.map((receipt) => receipt.raw);
  expectRoot(node, header, 'transactions', trieRoot(transactions), header.transactionsRoot);
  expectRoot(node, header, 'receipts', trieRoot(raw), header.receiptsRoot);
  if (!areSame(bloomOver(receipts.map(({ bloom }) => bloom)), header.logsBloom)) throw falseBloom(header);
  return { transactions, receipts: raw, logs: answers.map(logsOf) };
}

/** A transaction of a type that is not known here is asked for as bytes. */
async function transactionBytes(
  node: ChainNode,
  header: Header,
  transaction: AnsweredTransaction,
): Promise<Uint8Array> {
  const what = `transaction ${transaction.hash} of block ${header.number}`;
  const known = readOf(node, what, () => encodeTransaction(transaction));
  if (known !== undefined) return known;
  return bytesOf(await ask(node, 'eth_getRawTransactionByHash', [transaction.hash], hexBytes));
}

async function fetchReceipts(
  node: ChainNode,
  header: Header,
  transactions: readonly AnsweredTransaction[],
): Promise<Answered[]> {
  const receipts = (await wholeReceipts(node, header)) ?? (await node.sendAll(transactions.map(receiptCall)));
  if (receipts.some((receipt) => receipt === null)) throw gone(node, header, 'receipts');
  return readAnswer(z.array(answered), receipts, (what) => misanswered(node, 'the question for receipts', what));
}

/** The receipts by one call, which not all nodes know. */
async function wholeReceipts(node: ChainNode, { number }: Header): Promise<unknown[] | undefined> {
  if (withoutWholeReceipts.has(node)) return undefined;
  try {
    const receipts = await node.send('eth_getBlockReceipts', [`0x${number.toString(16)}`]);
    return Array.isArray(receipts) ? receipts : undefined;
  } catch (error) {
    if (!(error instanceof ChainError && error.problem === 'refused')) throw error;
    withoutWholeReceipts.add(node);
    return undefined;
  }
}

function receiptCall({ hash }: AnsweredTransaction): Call {
  return ['eth_getTransactionReceipt', [hash]];
}

// biome-ignore lint/complexity/useMaxParams: the five say what is compared and whom to blame.
function expectRoot(node: ChainNode, header: Header, what: string, built: Uint8Array, expected: Uint8Array): void {
  if (areSame(built, expected)) return;
  throw untrue(node, `the ${what} that it gives of block ${header.number} are not those of its header`);
}

/** The receipts are the header's, so it is the chain that says something else of them in its bloom. */
function falseBloom({ number }: Header): ChainError {
  const advice = 'No block of such a chain shows which logs it has not: use a newer version of Guildhall.';
  return new ChainError('unreadable', `The bloom of block ${number} is not that of its own receipts. ${advice}`);
}

function gone(node: ChainNode, { number }: Header, what: string): ChainError {
  const advice = 'Ask a node that keeps them; if the chain has been reorganised, start again.';
  return new ChainError('missing', `${node.name} does not have all ${what} of block ${number}. ${advice}`);
}

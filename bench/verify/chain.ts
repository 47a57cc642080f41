import { createMPT } from '@ethereumjs/mpt';
import { type MadeBlock, makeBlock } from '../../testing/chains/madeBlock.ts';
import { proveEntries } from '../../testing/chains/provenEntries.ts';
import { createRandom } from '../../testing/random.ts';
import { headerOf } from '../../verify/chain/block/header.ts';
import { encodeReceipt } from '../../verify/chain/block/receipt.ts';
import { encodeTransaction, readTransaction } from '../../verify/chain/block/transaction.ts';
import { byBloom } from '../../verify/chain/emptiness.ts';
import { hexOf, numberBytesOf } from '../../verify/chain/encode/hex.ts';
import { encodeRlp } from '../../verify/chain/encode/rlp.ts';
import { trieRoot } from '../../verify/chain/encode/trie.ts';
import type { ChainNode } from '../../verify/chain/node/node.ts';
import { readChain } from '../../verify/chain/readChain.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { checkEntryProof } from '../../verify/proof/checkEntryProof.ts';
import { makeLogProof } from '../../verify/proof/makeLogProof.ts';
import { cpuSeconds } from './cpuSeconds.ts';

const FOLLOWED = 13;
const BLOCKS = 2_000;
const RECEIPTS = 200;

const random = createRandom(1);
const someHex = (bytes: number): Hex => hexOf(Uint8Array.from({ length: bytes }, () => random.number(256)));
const followed = Array.from({ length: FOLLOWED }, () => someHex(20));
const someLog = () => ({
  address: random.pick(followed),
  topics: [someHex(32), someHex(32), someHex(32)],
  data: someHex(96),
});

/** Measures how fast a chain is read and proven from answers that are there already, in seconds of CPU. */
export async function measureChain(): Promise<void> {
  const chain = makeChain();
  const headers = chain.map(({ answers }) => answers.block);
  await measure('headers hashed and asked for 13 addresses', headers.length, () => {
    for (const block of headers) byBloom(headerOf(block), followed);
  });
  const { answers } = makeBlock({ number: 1, chainId: 1n, logs: Array.from({ length: RECEIPTS }, () => [someLog()]) });
  await measure('receipts encoded, with their blooms and root', RECEIPTS, () => {
    trieRoot(answers.receipts.map((receipt) => encodeReceipt(receipt).raw));
  });
  const raw = answers.receipts.map((receipt) => encodeReceipt(receipt).raw);
  await measure('receipts, their root alone', RECEIPTS, () => void trieRoot(raw));
  await measure('the same by @ethereumjs/mpt', RECEIPTS, () => rootByLibrary(raw));
  await measure('transactions encoded, with their senders', RECEIPTS, () => {
    for (const transaction of answers.block.transactions) readTransaction(encodeTransaction(transaction) as Uint8Array);
  });
  await measure('blocks of one transaction with one log that counts, read', chain.length, () => readAll(chain));
  await measureProofs();
}

async function measureProofs(): Promise<void> {
  const { premises, entries } = proveEntries(1, 1n);
  await measure('proofs of entries checked', entries.length, () => {
    for (const { proof, entry } of entries) checkEntryProof(proof, entry, premises);
  });
  for (const transactions of [1, 10, 200]) {
    const logs = Array.from({ length: transactions }, () => [someLog(), someLog()]);
    const { header, content } = makeBlock({ number: 1, chainId: 1n, logs });
    const proof = makeLogProof(header, content, logs.length * 2 - 1);
    const bytes = [proof.header, ...proof.transactionNodes, ...proof.receiptNodes].reduce(
      (sum, hex) => sum + hex.length / 2 - 1,
      0,
    );
    console.log(`proof of the last log of a block of ${transactions} transactions: ${bytes} bytes`);
  }
}

/** Counts how many of something are done in a second of CPU, over about two seconds. */
async function measure(what: string, count: number, run: () => unknown): Promise<void> {
  await run();
  const spent = cpuSeconds();
  let rounds = 0;
  for (; spent() < 2; rounds += 1) await run();
  console.log(`${what}: ${Math.round((rounds * count) / spent()).toLocaleString('en')}/s`);
}

function makeChain(): MadeBlock[] {
  const chain: MadeBlock[] = [];
  for (let number = 0; number < BLOCKS; number += 1) {
    const last = chain.at(-1);
    chain.push(makeBlock({ number, chainId: 1n, logs: [[someLog()]], ...(last && { parentHash: last.header.hash }) }));
  }
  return chain;
}

async function readAll(chain: MadeBlock[]): Promise<void> {
  const byHash = new Map(chain.map((block) => [block.header.hash as string, block]));
  const send = async (method: string, [which]: readonly unknown[]) => {
    const block = byHash.get(String(which)) ?? chain[Number(which)];
    return method === 'eth_getBlockReceipts' ? block?.answers.receipts : block?.answers.block;
  };
  const sendAll: ChainNode['sendAll'] = (calls) => Promise.all(calls.map(([method, params]) => send(method, params)));
  const to = (chain.at(-1) as MadeBlock).header;
  const range = { chainId: 1n, from: 0n, to, followed: new Set(followed), namedBy: () => [] };
  for await (const { logs } of readChain({ name: 'memory', send, sendAll }, range)) {
    if (logs.length !== 1) throw new Error('a log is missing');
  }
}

async function rootByLibrary(values: Uint8Array[]): Promise<void> {
  const trie = await createMPT();
  for (const [index, value] of values.entries())
    await trie.put(encodeRlp(numberBytesOf(`0x${index.toString(16)}`)), value);
  trie.root();
}

import { expect } from 'chai';
import { editedNode } from '../../testing/chains/editedNode.ts';
import { type PlayedTransactions, playTransactions } from '../../testing/chains/playTransactions.ts';
import { type Chain, startChain } from '../../testing/chains/startChain.ts';
import { byReceipts } from './emptiness.ts';
import { connectNode } from './node/node.ts';
import { type ChainRange, readChain } from './readChain.ts';
import { headByAgreement, headByHash, type TrustedHead } from './trustedHead.ts';
import type { ChainBlock, Hex } from './types.ts';

type Answer = Record<string, string> & { transactions: Record<string, string>[]; logs: Record<string, unknown>[] };
/** What an answer becomes; undefined for what is in it now. */
type Lie = (answer: Answer) => unknown;

const LIED_ABOUT = '0x4';
const TRANSACTIONS = 'the transactions that it gives of block';
const RECEIPTS = 'the receipts that it gives of block';
const STATED = 'has not the hash that it states';

const other = (hex: unknown) => `${String(hex).slice(0, -1)}${String(hex).endsWith('1') ? '2' : '1'}`;
const set = (object: object | undefined, change: object) => void Object.assign(object ?? {}, change);
const inFirst =
  (change: (transaction: Record<string, string>) => object): Lie =>
  ({ transactions: [first = {}] }) =>
    set(first, change(first));
const inLog =
  (change: (log: Record<string, unknown>) => object): Lie =>
  ({ logs: [log] }) =>
    log && set(log, change(log));
const inReceipt =
  (change: (receipt: Answer) => object): Lie =>
  (receipt) =>
    set(receipt, change(receipt));

/** What a node may lie about, in the answer to which question, and what is said of it. */
const lies: Record<string, readonly [what: string, lie: Lie, message: string][]> = {
  eth_getBlockByNumber: [
    ['a header’s time', (block) => set(block, { timestamp: other(block.timestamp) }), STATED],
    ['a header’s bloom', (block) => set(block, { logsBloom: `0x${'00'.repeat(256)}` }), STATED],
    ['a header’s extra data', (block) => set(block, { extraData: '0x01' }), STATED],
    ['a header’s hash', (block) => set(block, { hash: other(block.hash) }), STATED],
    [
      'a field that is missing',
      (block) => set(block, { stateRoot: undefined }),
      'its stateRoot is wrong: it is missing',
    ],
    ['a field that is no hexadecimal', (block) => set(block, { gasUsed: '0xzz' }), 'its gasUsed is wrong'],
    [
      'a field that nobody knows',
      (block) => set(block, { hash: other(block.hash), treeRoot: '0x' }),
      'not know (treeRoot)',
    ],
    ['a block that it forgot', () => null, 'does not have block 4'],
  ],
  eth_getBlockByHash: [
    ['a transaction’s input', inFirst(() => ({ input: '0x1234' })), TRANSACTIONS],
    ['a transaction’s value', inFirst(() => ({ value: '0x99' })), TRANSACTIONS],
    ['a transaction’s receiver', inFirst(({ to }) => (to ? { to: other(to) } : {})), TRANSACTIONS],
    ['a transaction’s signature', inFirst(({ r }) => ({ r: other(r) })), TRANSACTIONS],
    ['a transaction’s type', inFirst(() => ({ type: '0x55' })), 'refuses eth_getRawTransactionByHash'],
    ['a transaction that it drops', ({ transactions }) => void transactions.pop(), TRANSACTIONS],
    [
      'a transaction that it doubles',
      ({ transactions }) => void transactions.push({ ...transactions[0] }),
      TRANSACTIONS,
    ],
    ['the order of transactions', ({ transactions }) => void transactions.reverse(), TRANSACTIONS],
    ['a body that it forgot', () => null, 'does not have all transactions of block'],
  ],
  eth_getTransactionReceipt: [
    ['a receipt’s status', inReceipt(({ status }) => ({ status: status === '0x1' ? '0x0' : '0x1' })), RECEIPTS],
    ['a receipt’s gas', inReceipt(({ cumulativeGasUsed: gas }) => ({ cumulativeGasUsed: other(gas) })), RECEIPTS],
    ['a receipt’s type', inReceipt(({ type }) => ({ type: type === '0x2' ? '0x1' : '0x2' })), RECEIPTS],
    ['a log’s address', inLog(({ address }) => ({ address: other(address) })), RECEIPTS],
    ['a log’s topics', inLog(() => ({ topics: [`0x${'00'.repeat(32)}`] })), RECEIPTS],
    ['a log’s data', inLog(({ data }) => ({ data: `${data}00` })), RECEIPTS],
    ['a log without data', inLog(() => ({ data: undefined })), 'its data is wrong: it is missing'],
    ['a log that it drops', ({ logs }) => void logs.pop(), RECEIPTS],
    ['the order of logs', ({ logs }) => void logs.reverse(), RECEIPTS],
    ['a receipt that it forgot', () => null, 'does not have all receipts of block'],
  ],
};

describe('a node that lies', () => {
  let chain: Chain;
  let played: PlayedTransactions;
  let head: TrustedHead;

  before(async () => {
    chain = await startChain('osaka');
    played = await playTransactions(chain.url, { blocks: 6, perBlock: 4, hasBlobs: false });
    await connectNode(chain.url).send('evm_mine', []);
    head = await headByAgreement([connectNode(chain.url)], 'latest');
  });
  after(async () => await chain?.stop());

  const read = async (edit: Parameters<typeof editedNode>[1], range: Partial<ChainRange> = {}) => {
    const followed = new Set(played.writers.map((address) => address.toLowerCase() as Hex));
    const node = editedNode(connectNode(chain.url), edit);
    const blocks: ChainBlock[] = [];
    for await (const block of readChain(node, {
      chainId: 31_337n,
      from: 0n,
      to: head,
      followed,
      namedBy: () => [],
      ...range,
    }))
      blocks.push(block);
    return blocks;
  };
  const failure = async (...given: Parameters<typeof read>) => {
    const error = await read(...given).then(
      () => undefined,
      (error: Error) => error,
    );
    return `${error?.name}: ${error?.message}`;
  };
  const clean = () => undefined;

  for (const [lied, told] of Object.entries(lies)) {
    for (const [what, lie, message] of told) {
      it(`is found out, or understood, about ${what}`, async () => {
        const said = await failure((method, answer, [block]) => {
          const isLie = method === lied && (method !== 'eth_getBlockByNumber' || block === LIED_ABOUT);
          return isLie ? lie(answer) : undefined;
        });
        expect(said)
          .to.match(/^ChainError: /)
          .and.include(message);
      });
    }
  }

  it('is found out when it gives another block for one', async () => {
    const node = connectNode(chain.url);
    const four = await node.send('eth_getBlockByNumber', ['0x4', false]);
    const said = await failure((method, _, [block]) =>
      method === 'eth_getBlockByNumber' && block === '0x5' ? four : undefined,
    );
    expect(said).to.include('it gives block 4 when asked for 5');
  });

  it('is found out when its blocks are those of another chain from some block on', async () => {
    const elsewhere = await startChain('osaka');
    try {
      await playTransactions(elsewhere.url, { blocks: 6, perBlock: 4, hasBlobs: false, seed: 2 });
      const fork = connectNode(elsewhere.url);
      await fork.send('evm_mine', []);
      const turned = editedNode(connectNode(chain.url), () => undefined);
      const sendAll: typeof turned.sendAll = (calls) =>
        Promise.all(
          calls.map(([method, params]) => (BigInt(params[0] as string) < 4n ? turned : fork).send(method, params)),
        );
      const said = await collect(
        readChain(
          { ...turned, sendAll },
          { from: 0n, to: head, chainId: 31_337n, followed: new Set(), namedBy: () => [] },
        ),
      );
      expect(said).to.include('The blocks of').and.include('is not the parent of 4');
      const whole = await collect(
        readChain(fork, { from: 0n, to: head, chainId: 31_337n, followed: new Set(), namedBy: () => [] }),
      );
      expect(whole).to.include(`lead to another block ${head.number}`);
      const node = connectNode(chain.url);
      const agreed = await headByAgreement([node, fork], 5n).catch((error: Error) => error.message);
      expect(agreed).to.include('do not agree on block 5').and.include(node.name).and.include(fork.name);
    } finally {
      await elsewhere.stop();
    }
  });

  it('is not asked what its hashes do not commit to', async () => {
    const wrong = {
      blockHash: head.hash,
      blockNumber: '0x1',
      transactionIndex: '0x9',
      from: `0x${'11'.repeat(20)}`,
      logIndex: '0x63',
      removed: true,
    };
    const edit = (method: string, answer: Answer) => {
      if (method === 'eth_getTransactionReceipt')
        Object.assign(answer, wrong, { logs: answer.logs.map((log) => ({ ...log, ...wrong })) });
      if (method === 'eth_getBlockByHash')
        answer.transactions.forEach((transaction) => void Object.assign(transaction, wrong));
    };
    expect(await read(edit)).to.deep.equal(await read(clean));
  });

  it('gives the same logs when all receipts are read', async () => {
    const asked: string[] = [];
    const note = (method: string) => void asked.push(method);
    // Hardhat's first block has a root that no list of transactions has.
    const byBlooms = await read(note, { from: 1n });
    const bodies = asked.splice(0).filter((method) => method === 'eth_getBlockByHash');
    expect(await read(note, { from: 1n, mayHoldLogs: byReceipts })).to.deep.equal(byBlooms);
    expect(asked.filter((method) => method === 'eth_getBlockByHash')).to.have.length(byBlooms.length);
    expect(bodies.length).to.be.within(1, byBlooms.length - 1);
  });

  it('follows what logs name, in the same block and later ones', async () => {
    const [first, second] = played.writers.map((address) => address.toLowerCase() as Hex) as [Hex, Hex];
    const whole = await read(clean);
    const naming = await read(clean, {
      followed: new Set([first]),
      namedBy: ({ address }) => (address === first ? [second] : []),
    });
    const begin = whole.findIndex(({ logs }) => logs.some(({ address }) => address === first));
    expect(naming.slice(begin)).to.deep.equal(whole.slice(begin));
    expect(whole[begin]?.logs.map(({ address }) => address)).to.include.members([first, second]);
  });

  it('gives the head whose hash somebody has, or that several give', async () => {
    const node = connectNode(chain.url);
    expect(await headByHash(node, head.hash)).to.deep.equal({ ...head, standsOn: 'the block hash that was given' });
    expect((await headByAgreement([node, node], 4n)).standsOn).to.equal(`the agreement of ${node.name}, ${node.name}`);
    expect(head.standsOn).to.equal(`the word of ${node.name} alone`);
  });
});

async function collect(blocks: AsyncIterable<ChainBlock>): Promise<string> {
  try {
    for await (const _ of blocks);
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

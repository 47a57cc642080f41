import { expect } from 'chai';
import { type MadeBlock, makeBlock } from '../../testing/chains/madeBlock.ts';
import type { ReceiptLog } from './block/receipt.ts';
import type { ChainNode } from './node/node.ts';
import { readChain } from './readChain.ts';
import type { ChainBlock, Hex } from './types.ts';

const address: Hex = `0x${'0a'.repeat(20)}`;
const log: ReceiptLog = { address, topics: [`0x${'0b'.repeat(32)}`], data: '0x' };

describe('that a block holds no log of the guild', () => {
  const asked: string[] = [];
  beforeEach(() => void asked.splice(0));

  /** A chain whose blocks have these logs, by transaction, and what is read of it. */
  async function read(blocks: ReceiptLog[][][], logsBloom?: string): Promise<ChainBlock[]> {
    const made: MadeBlock[] = [];
    for (const [number, logs] of blocks.entries()) {
      const last = made.at(-1);
      const linked = last && { parentHash: last.header.hash };
      made.push(makeBlock({ number, chainId: 5n, logs, ...linked, ...(logsBloom && { logsBloom }) }));
    }
    const range = { chainId: 5n, from: 0n, followed: new Set([address]), namedBy: () => [] };
    const found: ChainBlock[] = [];
    for await (const block of readChain(nodeOf(made), { ...range, to: (made.at(-1) as MadeBlock).header }))
      found.push(block);
    return found;
  }

  function nodeOf(made: readonly MadeBlock[]): ChainNode {
    const send = async (method: string, [which]: readonly unknown[]) => {
      asked.push(method);
      const block = made.find(({ header }) => header.hash === which) ?? made[Number(which)];
      return method === 'eth_getBlockReceipts' ? block?.answers.receipts : block?.answers.block;
    };
    const sendAll: ChainNode['sendAll'] = (calls) => Promise.all(calls.map(([method, params]) => send(method, params)));
    return { name: 'made', send, sendAll };
  }

  const receiptsRead = () => asked.filter((method) => method === 'eth_getBlockReceipts').length;

  it('is shown by its bloom, and of an empty block by its header alone', async () => {
    const other = { ...log, address: `0x${'0c'.repeat(20)}` as Hex };
    const blocks = await read([[], [[other]], [], [[log]]]);
    expect(blocks.map(({ logs }) => logs.length)).to.deep.equal([0, 0, 0, 1]);
    expect(receiptsRead()).to.equal(1);
  });

  it('is not shown by an empty bloom over transactions', async () => {
    const blocks = await read([[], [[], []], []]);
    expect(blocks.map(({ logs }) => logs.length)).to.deep.equal([0, 0, 0]);
    expect(receiptsRead()).to.equal(1);
  });

  for (const [what, bloom] of [
    ['zeros', `0x${'00'.repeat(256)}`],
    ['no bytes', '0x'],
  ] as const) {
    it(`is not believed of a chain whose blooms are ${what} whatever they hold`, async () => {
      const error = await read([[], [[log]], []], bloom).catch((thrown) => thrown);
      expect(String(error)).to.match(/The bloom of block \d is not that of its own receipts/);
      expect(error).to.have.property('problem', 'unreadable');
    });
  }
});

import { expect } from 'chai';
import { getLogs } from './getLogs.ts';
import { RpcError } from './rpcErrors.ts';

const FILTER = { address: '0x01', topics: [], fromBlock: 10n, toBlock: 40n };

/** A node with one log in each block, named by its number. */
function nodeThatTakes(mostBlocks: number) {
  let calls = 0;
  return {
    calls: () => calls,
    ask: async (filter: object) => {
      calls += 1;
      const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
      const [from, to] = [Number(fromBlock), Number(toBlock)];
      if (to - from >= mostBlocks) throw new RpcError({ code: -32602, message: 'range too large' });
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    },
  };
}

describe('getLogs', () => {
  const all = Array.from({ length: 31 }, (_, i) => 10 + i);
  for (const most of [1, 2, 7, 30, 31, 100]) {
    it(`gives every block’s logs once, in order, from a node that takes ${most} at a time`, async () => {
      expect(await getLogs(nodeThatTakes(most).ask, FILTER)).to.deep.equal(all);
    });
  }

  it('asks once where the node takes all', async () => {
    const node = nodeThatTakes(31);
    await getLogs(node.ask, FILTER);
    expect(node.calls()).to.equal(1);
  });

  it('ends when the node refuses even one block', async () => {
    const node = nodeThatTakes(0);
    const failure = await getLogs(node.ask, FILTER).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RpcError);
    expect(node.calls()).to.equal(5);
  });

  it('asks for nothing before the first block', async () => {
    expect(await getLogs(nodeThatTakes(9).ask, { ...FILTER, toBlock: 9n })).to.deep.equal([]);
  });
});

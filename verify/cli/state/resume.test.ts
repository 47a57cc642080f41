import { expect } from 'chai';
import { startEmptyChain } from '../../../testing/chains/emptyChain.ts';
import type { Hex } from '../../chain/types.ts';
import { Problem } from '../problem.ts';
import { headOfSaved, refuseOther } from './resume.ts';

const OTHER: Hex = `0x${'12'.repeat(32)}`;

describe('going on with an earlier verification', () => {
  const [chain, fork] = [startEmptyChain(), startEmptyChain()];
  for (const branch of ['0x', '0x', '0x']) chain.mine(branch);
  for (const branch of ['0x', '0x', '0x01']) fork.mine(branch);
  const head = { number: 2n, hash: chain.newest() };
  const of = { guild: OTHER, factory: OTHER, forwarder: OTHER };
  const task = { chainId: '1', graphql: 'http://one', deployment: 'one', ...of, head };
  const nothing = { block: undefined, blockHash: undefined };

  const failure = async (act: () => unknown): Promise<unknown> => {
    try {
      return await act();
    } catch (error) {
      return error;
    }
  };

  it('stands on what this run trusts, and not on the file', async () => {
    const nodes: Parameters<typeof headOfSaved>[0] = [chain.node];
    expect((await headOfSaved(nodes, { task }, nothing)).standsOn).to.equal('the word of node alone');
    const given = await headOfSaved(nodes, { task }, { ...nothing, blockHash: head.hash });
    expect(given.standsOn).to.equal('the block hash that was given');
  });

  it('wants all nodes to agree on the block, as at the beginning', async () => {
    const error = await failure(() => headOfSaved([chain.node, fork.node], { task }, nothing));
    expect(String(error)).to.include('do not agree');
  });

  it('is refused when another block is asked for, or it is dropped', async () => {
    for (const asked of [
      { ...nothing, blockHash: OTHER },
      { ...nothing, block: 1n },
    ]) {
      const error = await failure(() => headOfSaved([chain.node], { task }, asked));
      expect(error).to.be.instanceOf(Problem).with.property('message').that.includes('state file is of block 2');
    }
    expect(String(await failure(() => headOfSaved([fork.node], { task }, nothing)))).to.include('reorganised');
  });

  for (const name of ['chainId', 'graphql', 'deployment', 'guild', 'factory', 'forwarder'] as const) {
    it(`is refused with another ${name}`, async () => {
      expect(await failure(() => refuseOther({ task }, task))).to.equal(undefined);
      const error = await failure(() => refuseOther({ task }, { ...task, [name]: '0x13' }));
      expect(error).to.be.instanceOf(Problem);
    });
  }
});

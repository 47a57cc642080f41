import { expect } from 'chai';
import type { Provider } from 'ethers';
import { network } from 'hardhat';
import { deployGuildhall } from '../../../contracts/deploy.ts';
import { refuseUnsupported } from '../../../contracts/refuseUnsupported.ts';
import { ethers, readCompiled } from '../helpers/chain.ts';

/** A chain whose own block number is another than the one that its contracts see. */
function numbering(other: number): Provider {
  return new Proxy<Provider>(ethers.provider, {
    get: (target, key) => {
      if (key === 'getBlockNumber') return async () => (await target.getBlockNumber()) + other;
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('refuseUnsupported', () => {
  it('takes a chain with the opcodes of Cancun and the history of Prague that sees its own blocks', async () => {
    await refuseUnsupported(ethers.provider);
    await refuseUnsupported(numbering(-900));
  });

  for (const [hardfork, lack] of [
    ['shanghai', /^The chain does not have the opcodes of Cancun/],
    ['cancun', /^The chain does not keep the hashes of its last 8,191 blocks \(EIP-2935/],
  ] as const) {
    it(`keeps a deployment from a chain of ${hardfork}, before anything is sent`, async () => {
      const { ethers: old } = await network.create({ override: { hardfork } });
      const [deployer] = await old.getSigners();
      if (!deployer) throw new Error('The chain has no accounts');
      const failure = await deployGuildhall(deployer, readCompiled).catch((error: Error) => error);
      expect(failure).to.be.instanceOf(Error);
      expect((failure as Error).message).to.match(lack);
      expect(await old.provider.getTransactionCount(deployer)).to.equal(0);
    });
  }

  it('refuses a chain whose contracts see other block numbers', async () => {
    for (const other of [-100_000, 100_000]) {
      const failure = await refuseUnsupported(numbering(other)).catch((error: Error) => error);
      expect((failure as Error).message).to.match(/^Contracts on the chain see block \d+ while it is at -?\d+/);
    }
  });

  it('tells a node that does not answer from a chain that lacks something', async () => {
    const silent = new Proxy<Provider>(ethers.provider, {
      get: (target, key) => (key === 'call' ? () => Promise.reject(new Error('no answer')) : Reflect.get(target, key)),
    });
    const failure = await refuseUnsupported(silent).catch((error: Error) => error);
    expect((failure as Error).message).to.equal('no answer');
  });
});

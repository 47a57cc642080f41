import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { deployGuildhall, type GuildhallDeployment } from '../../contracts/deploy.ts';
import { verifyGuildhall } from '../../contracts/verify.ts';
import { type HardhatNode, startHardhatNode } from '../../testing/hardhatNode.ts';
import { DEPLOYER, localWallet } from '../stack/accounts.ts';

describe('verifyGuildhall', () => {
  let node: HardhatNode;
  let provider: JsonRpcProvider;
  let deployment: GuildhallDeployment;
  before(async () => {
    node = await startHardhatNode();
    provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, pollingInterval: 50 });
    deployment = await deployGuildhall(localWallet(DEPLOYER).connect(provider));
  });
  after(async () => {
    provider?.destroy();
    await node?.stop();
  });

  const problems = async (told = deployment) =>
    (await verifyGuildhall(provider, told)).filter(({ problem }) => problem !== null);

  it('finds every contract, implementation and library of a deployment to be what is committed', async () => {
    const verified = await verifyGuildhall(provider, deployment);
    const { factory, forwarder, governanceArbiter, implementations, libraries } = deployment;
    const all = [factory, forwarder, governanceArbiter, ...Object.values(implementations), ...Object.values(libraries)];
    expect(verified.map(({ address }) => address)).to.have.members(all);
    expect(await problems()).to.deep.equal([]);
  });

  it('tells of an implementation and of a library with one byte changed', async () => {
    for (const address of [deployment.implementations.treasury, deployment.libraries.projectsTerms]) {
      const code = await provider.getCode(address);
      // The last byte before the hash of the sources.
      const at = code.length - 2 * 60;
      const other = code.slice(at, at + 2) === '00' ? '01' : '00';
      await provider.send('hardhat_setCode', [address, code.slice(0, at) + other + code.slice(at + 2)]);
      expect((await problems()).map((found) => [found.address, found.problem])).to.deep.equal([
        [address, 'its code is not what is committed'],
      ]);
      await provider.send('hardhat_setCode', [address, code]);
    }
  });

  it('tells of what trusts another forwarder, and of an address without code', async () => {
    const stranger = '0x000000000000000000000000000000000000dEaD';
    const found = await problems({ ...deployment, forwarder: stranger });
    expect(found.find(({ name }) => name === 'Forwarder')?.problem).to.equal('there is no code');
    expect(found.find(({ name }) => name === 'Treasury')?.problem).to.equal(
      `it trusts another forwarder, ${deployment.forwarder}`,
    );
    expect(found.find(({ name }) => name === 'GuildFactory')?.problem).to.contain('it trusts another forwarder');
  });
});

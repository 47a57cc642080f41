import { expect } from 'chai';
import { type Chain, startChain } from '../../testing/chains/startChain.ts';
import { type FaultyNode, startFaultyNode } from '../../testing/faultyNode.ts';
import { connectNode } from './node/node.ts';
import { headByAgreement } from './trustedHead.ts';

/** What every light client serves; Helios and Lodestar's prover serve more. */
const SERVED = ['eth_chainId', 'eth_getBlockByHash', 'eth_getBlockByNumber'];

describe('a head that a light client vouches for', () => {
  let chain: Chain;
  let client: FaultyNode;
  before(async () => {
    chain = await startChain('osaka');
    await connectNode(chain.url).send('hardhat_mine', ['0x5']);
    client = await startFaultyNode(chain.url);
  });
  after(async () => {
    await client?.stop();
    await chain?.stop();
  });

  const agreed = () => headByAgreement([connectNode(chain.url), connectNode(client.url)], 3n);

  it('needs nothing of it but blocks', async () => {
    client.setFaults((method) => (SERVED.includes(method) ? undefined : { code: -32_601, message: 'not served' }));
    const { number, standsOn } = await agreed();
    expect(number).to.equal(3n);
    expect(standsOn).to.equal(`the agreement of ${chain.url}, ${client.url}`);
    expect([...client.calls.keys()]).to.deep.equal(['eth_getBlockByNumber']);
  });

  it('is none when it has proven another block', async () => {
    const other = await connectNode(chain.url).send('eth_getBlockByNumber', ['0x4', false]);
    client.setFaults(() => ({ edit: () => other }));
    const error = await agreed().catch((thrown) => thrown);
    expect(error).to.have.property('problem', 'untrue');
  });

  it('is none as long as it has not proven so much', async () => {
    client.setFaults(() => 'null');
    const error = await agreed().catch((thrown) => thrown);
    expect(error).to.have.property('problem', 'missing');
    expect(String(error)).to.include(`${client.url} does not have block 3`);
  });
});

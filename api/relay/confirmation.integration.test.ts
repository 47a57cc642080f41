import { expect } from 'chai';
import { type FaultyNode, startFaultyNode } from '../../testing/faultyNode.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { type Chain, createChain } from '../chain/chain.ts';
import type { Relay } from './relay.ts';

describe('a confirmation', () => {
  let fixture: RelayFixture;
  let node: FaultyNode;
  let chain: Chain;
  let relay: Relay;

  before(async () => {
    fixture = await startRelayFixture();
    node = await startFaultyNode(fixture.on.node.url);
    const { id: chainId, factory, forwarder } = fixture.on.chain;
    chain = await createChain({ rpcUrl: node.url, chainId, factory, forwarder });
    relay = await fixture.openRelay({ chain });
    relay.start();
  });
  after(async () => {
    await relay?.stop();
    await chain?.close();
    await node?.stop();
    await fixture?.stop();
  });

  it('is made up for after the node told nothing of a block, though the chain stands still', async () => {
    const { id } = await relay.submitForwardRequest(await fixture.sign(fixture.newAccount()));
    await untilMined(relay, id);
    let untold = 0;
    node.setFaults((method, [tag]) => {
      if (method !== 'eth_getBlockByNumber' || tag === 'latest') return undefined;
      untold += 1;
      return 'null';
    });
    for (let i = 0; i < 3; i += 1) await fixture.rpc('evm_mine');
    await until('the block was asked for again', async () => untold > 5);
    node.setFaults(() => undefined);
    expect((await untilStatus(relay, id, 'CONFIRMED')).status).to.equal('CONFIRMED');
  });
});

import { expect } from 'chai';
import { type FaultyFixture, startFaultyFixture } from '../../testing/relay/faultyFixture.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

describe('a confirmation', () => {
  let fixture: FaultyFixture;

  before(async () => {
    fixture = await startFaultyFixture();
  });
  after(async () => {
    await fixture?.closeAll();
    await fixture?.stop();
  });

  it('is made up for after the node told nothing of a block, though the chain stands still', async () => {
    const { relay } = await fixture.open();
    relay.start();
    const { id } = await relay.submitForwardRequest(await fixture.sign(fixture.newAccount()));
    await untilMined(relay, id);
    let untold = 0;
    fixture.node.setFaults((method, [tag]) => {
      if (method !== 'eth_getBlockByNumber' || tag === 'latest') return undefined;
      untold += 1;
      return 'null';
    });
    await fixture.mine(3);
    await until('the block was asked for again', async () => untold > 5);
    fixture.node.setFaults(() => undefined);
    expect((await untilStatus(relay, id, 'CONFIRMED')).status).to.equal('CONFIRMED');
  });
});

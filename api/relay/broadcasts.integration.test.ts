import { expect } from 'chai';
import { type FaultyFixture, startFaultyFixture, submitAll } from '../../testing/relay/faultyFixture.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';

describe('the relay’s broadcasts, when a node’s answers go wrong', () => {
  let faulty: FaultyFixture;

  before(async () => {
    faulty = await startFaultyFixture();
  });
  afterEach(() => faulty?.closeAll());
  after(() => faulty?.stop());

  for (const fault of ['drop-answer', 'bad-gateway', 'drop-call'] as const) {
    it(`sends once when the node’s answers to a broadcast go wrong by ${fault}`, async () => {
      const { relay, keys } = await faulty.open();
      let left = 6;
      faulty.node.setFaults((method) => {
        if (method !== 'eth_sendRawTransaction' || left === 0) return undefined;
        left -= 1;
        return fault;
      });
      const wallets = [faulty.newAccount(), faulty.newAccount()];
      const inputs = (
        await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n].map((n) => faulty.sign(wallet, n)))))
      ).flat();
      const rows = await submitAll(relay, inputs);
      relay.start();
      for (const { id } of rows) await untilMined(relay, id);
      expect(left).to.equal(0);
      expect(await faulty.countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
      expect(await faulty.countSent(keys)).to.equal(inputs.length);
    });
  }

  it('takes as sent what a node says that it has already', async () => {
    const { relay } = await faulty.open();
    await faulty.rpc('evm_setAutomine', false);
    let left = 1;
    faulty.node.setFaults((method) => (method === 'eth_sendRawTransaction' && left-- > 0 ? 'drop-answer' : undefined));
    relay.start();
    const { id } = await relay.submitForwardRequest(await faulty.sign(faulty.newAccount()));
    await untilStatus(relay, id, 'BROADCAST');
    expect(left).to.be.lessThan(0);
  });
});

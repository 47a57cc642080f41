import { expect } from 'chai';
import { parseEther, toQuantity, Wallet } from 'ethers';
import { type FaultyFixture, startFaultyFixture, submitAll } from '../../testing/relay/faultyFixture.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

describe('the relayer’s keys without native coin', () => {
  let faulty: FaultyFixture;

  before(async () => {
    faulty = await startFaultyFixture();
  });
  afterEach(() => faulty?.closeAll());
  after(() => faulty?.stop());

  it('binds and takes nothing while no key has native coin, and goes on when one has', async () => {
    const { relay, keys } = await faulty.open({ fundsMs: 200 });
    const addresses = keys.map((key) => new Wallet(key).address);
    for (const address of addresses) await faulty.rpc('hardhat_setBalance', address, '0x1');
    const inputs = await Promise.all([faulty.newAccount(), faulty.newAccount()].map((wallet) => faulty.sign(wallet)));
    const rows = await submitAll(relay, inputs);
    relay.start();
    await until('it is known', async () => (await relay.keys()).every(({ funded, held }) => held && !funded));
    const refused = await relay
      .submitForwardRequest(await faulty.sign(faulty.newAccount()))
      .catch((error: Error) => error);
    expect(refused).to.have.nested.property('errors[0].code', 'POLICY_DENIED');
    expect(refused)
      .to.have.property('message')
      .that.matches(/enough native coin/);
    for (const { id } of rows) expect((await relay.find(id))?.status).to.equal('QUEUED');
    await faulty.rpc('hardhat_setBalance', addresses[1], toQuantity(parseEther('10')));
    for (const { id } of rows) await untilMined(relay, id);
    expect(await faulty.countExecutions(inputs)).to.deep.equal([1, 1]);
  });

  it('sends what a key has signed when the native coin that it lost is back, and loses nothing meanwhile', async () => {
    const { relay, keys } = await faulty.open({ rebroadcastMs: 200, fundsMs: 200 }, 1);
    const [address] = keys.map((key) => new Wallet(key).address);
    faulty.node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
    relay.start();
    const input = await faulty.sign(faulty.newAccount());
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'ASSIGNED');
    await faulty.rpc('hardhat_setBalance', address, '0x1');
    faulty.node.setFaults(() => undefined);
    await until('it is told', async () => (await relay.keys()).every(({ funded }) => !funded));
    expect((await relay.find(id))?.status).to.equal('ASSIGNED');
    await faulty.rpc('hardhat_setBalance', address, toQuantity(parseEther('10')));
    await untilMined(relay, id);
    expect(await faulty.countExecutions([input])).to.deep.equal([1]);
    expect(await faulty.countSent(keys)).to.equal(1);
  });
});

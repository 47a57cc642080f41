import { expect } from 'chai';
import { Wallet } from 'ethers';
import { type FaultyFixture, startFaultyFixture } from '../../testing/relay/faultyFixture.ts';
import { untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

describe('the relay, when blocks are taken back', () => {
  let faulty: FaultyFixture;

  before(async () => {
    faulty = await startFaultyFixture();
  });
  afterEach(() => faulty?.closeAll());
  after(() => faulty?.stop());

  it('takes its place again when a block is taken back, and is mined once in the end', async () => {
    const { relay } = await faulty.open({ rebroadcastMs: 200 });
    relay.start();
    const snapshot = await faulty.rpc('evm_snapshot');
    const input = await faulty.sign(faulty.newAccount());
    const { id } = await relay.submitForwardRequest(input);
    const first = await untilMined(relay, id);
    await faulty.rpc('evm_revert', snapshot);
    // Another chain grows past the block that was taken back.
    await faulty.mine(2);
    const second = await until('it is in another block', async () => {
      const row = await relay.find(id);
      return row?.status === 'MINED' && row.block_hash !== first.block_hash && row;
    });
    expect(second.transaction_hash).to.equal(first.transaction_hash);
    expect((await relay.history(id)).map(({ status }) => status)).to.deep.equal([
      'QUEUED',
      'ASSIGNED',
      'BROADCAST',
      'MINED',
      'BROADCAST',
      'MINED',
    ]);
    expect(await faulty.countExecutions([input])).to.deep.equal([1]);
  });

  it('fills the hole between nonces that is left when an outside transaction is taken back', async () => {
    const { relay, keys } = await faulty.open({ rebroadcastMs: 200 });
    const snapshot = await faulty.rpc('evm_snapshot');
    for (const key of keys) {
      const outside = new Wallet(key, faulty.context.on.provider);
      await (await outside.sendTransaction({ to: outside.address })).wait();
    }
    relay.start();
    const input = await faulty.sign(faulty.newAccount());
    const { id } = await relay.submitForwardRequest(input);
    const first = await untilMined(relay, id);
    await faulty.rpc('evm_revert', snapshot);
    await faulty.mine(4);
    await until('it is in another block', async () => {
      const row = await relay.find(id);
      return row?.status === 'MINED' && row.block_hash !== first.block_hash;
    });
    expect(await faulty.countExecutions([input])).to.deep.equal([1]);
    const sent = await Promise.all(keys.map((key) => faulty.countSent([key])));
    expect(sent.sort()).to.deep.equal([0, 2]);
  });
});

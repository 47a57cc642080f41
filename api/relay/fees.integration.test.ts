import { expect } from 'chai';
import { Transaction, toQuantity } from 'ethers';
import { type FaultyFixture, startFaultyFixture } from '../../testing/relay/faultyFixture.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
import type { Relay } from './relay.ts';

describe('the fees of the relay’s transactions', () => {
  let faulty: FaultyFixture;

  before(async () => {
    faulty = await startFaultyFixture();
  });
  afterEach(() => faulty?.closeAll());
  after(() => faulty?.stop());

  it('raises both fees of a transaction that nobody mines, and tracks the one that is mined', async () => {
    const { relay, keys } = await faulty.open({ replaceMs: 1_000 });
    await faulty.rpc('evm_setAutomine', false);
    relay.start();
    const input = await faulty.sign(faulty.newAccount());
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    const inMempool = async () => (await faulty.rpc('eth_getBlockByNumber', 'pending', true)).transactions[0];
    const first = await inMempool();
    const replacement = await until('it is replaced in the mempool', async () => {
      const transaction = await inMempool();
      return transaction.hash !== first.hash && transaction;
    });
    expect(replacement.nonce).to.equal(first.nonce);
    expect(replacement.input).to.equal(first.input);
    for (const fee of ['maxFeePerGas', 'maxPriorityFeePerGas']) {
      expect(BigInt(replacement[fee]) * 8n >= BigInt(first[fee]) * 9n).to.equal(true);
    }
    await faulty.mine(1);
    const row = await untilMined(relay, id);
    expect(row.transaction_hash).to.not.equal(first.hash);
    expect(await faulty.countExecutions([input])).to.deep.equal([1]);
    expect(await faulty.countSent(keys)).to.equal(1);
  });

  describe('with fees at the cap, uses up the nonce', () => {
    const EXECUTE = abis.Forwarder.getFunction('execute')?.selector ?? '';
    const isRequest = (raw: string) => Transaction.from(raw).data.startsWith(EXECUTE);

    /** A request of a key whose fees are at the cap, with 60 seconds to live, and the relay’s only key. */
    async function acceptAtCap() {
      const { relay } = await faulty.open({ feeCapWei: 2n * 10n ** 9n, rebroadcastMs: 200 }, 1);
      await faulty.rpc('hardhat_setNextBlockBaseFeePerGas', toQuantity(10n ** 9n));
      await faulty.mine(1);
      const deadline = (await faulty.context.on.chain.nextBlockTime()) + 60n;
      const { id } = await relay.submitForwardRequest(await faulty.sign(faulty.newAccount(), 0n, { deadline }));
      return { relay, id };
    }
    const goesOn = async (relay: Relay) =>
      await untilMined(relay, (await relay.submitForwardRequest(await faulty.sign(faulty.newAccount()))).id);

    it('of a request that could not be sent in time', async () => {
      const { relay, id } = await acceptAtCap();
      faulty.node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
      relay.start();
      await untilStatus(relay, id, 'ASSIGNED');
      await faulty.context.on.passTime(120);
      await faulty.mine(3);
      await untilStatus(relay, id, 'EXPIRED');
      faulty.node.setFaults(() => undefined);
      await goesOn(relay);
    });

    it('of a request that the mempool lost until it was late', async () => {
      const { relay, id } = await acceptAtCap();
      await faulty.rpc('evm_setAutomine', false);
      relay.start();
      await untilStatus(relay, id, 'BROADCAST');
      faulty.node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
      const { transactions } = await faulty.rpc('eth_getBlockByNumber', 'pending', false);
      for (const hash of transactions) await faulty.rpc('hardhat_dropTransaction', hash);
      await faulty.context.on.passTime(120);
      await faulty.rpc('evm_setAutomine', true);
      faulty.node.setFaults(() => undefined);
      await untilStatus(relay, id, 'EXPIRED', 'FAILED');
      await goesOn(relay);
    });

    it('of a request that no node takes', async () => {
      const { relay, id } = await acceptAtCap();
      faulty.node.setFaults((method, [raw]) =>
        method === 'eth_sendRawTransaction' && isRequest(String(raw))
          ? { code: -32_000, message: 'transaction requires at least 9999999 gas' }
          : undefined,
      );
      relay.start();
      const failed = await untilStatus(relay, id, 'FAILED');
      expect(failed.failure).to.include({ code: 'TRANSACTION_REJECTED' });
      faulty.node.setFaults(() => undefined);
      await goesOn(relay);
    });
  });
});

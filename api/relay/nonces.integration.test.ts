import { expect } from 'chai';
import { keccak256, Transaction, Wallet } from 'ethers';
import { type FaultyFixture, startFaultyFixture, submitAll } from '../../testing/relay/faultyFixture.ts';
import { signRequest } from '../../testing/relay/forwardRequests.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';

describe('the nonces of the relayer’s keys, when something else uses or hides them', () => {
  let faulty: FaultyFixture;

  before(async () => {
    faulty = await startFaultyFixture();
  });
  afterEach(() => faulty?.closeAll());
  after(() => faulty?.stop());

  it('gives no verdict while receipts and nonces lag behind', async () => {
    const { relay, keys } = await faulty.open({ rebroadcastMs: 600_000, replaceMs: 600_000, openPerKey: 1 }, 1);
    const sent: string[] = [];
    let isLagging = true;
    let looks = 0;
    faulty.node.setFaults((method, [value, block]) => {
      if (method === 'eth_sendRawTransaction') sent.push(keccak256(String(value)));
      if (method === 'eth_getTransactionReceipt') return isLagging && value !== sent[0] ? 'null' : undefined;
      if (method !== 'eth_getTransactionCount' || block === 'latest') return undefined;
      looks += 1;
      return isLagging ? { edit: () => '0x0' } : undefined;
    });
    const lookedAtAgain = async () => {
      const before = looks;
      await until('the nonce is looked at twice, with no new block', async () => looks > before + 1);
    };
    // Holds 500 guild tokens: the second transfer fails in its block, and so leaves the forwarder's nonce unused.
    const holder = faulty.context.on.penniless(1);
    const transfer = async (nonce: bigint) => {
      const data = abis.GuildToken.encodeFunctionData('transfer', [faulty.newAccount().address, 400n * 10n ** 18n]);
      const request = { to: faulty.context.guild.token, data, nonce };
      return relay.submitForwardRequest(await signRequest(faulty.context.on, holder, request, `transfer-${nonce}`));
    };
    const { id: first } = await transfer(0n);
    const { id } = await transfer(1n);
    relay.start();
    await untilMined(relay, first);
    await untilStatus(relay, id, 'BROADCAST');
    await until('the nonce was used long enough ago', async () => {
      await faulty.mine(1);
      return looks > 1;
    });
    await lookedAtAgain();
    isLagging = false;
    await lookedAtAgain();
    expect((await relay.find(id))?.status).to.equal('BROADCAST');
    await faulty.mine(1);
    await untilStatus(relay, id, 'FAILED');
    const way = (await relay.history(id)).map(({ status }) => status);
    expect(way).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'FAILED']);
    expect(await faulty.countSent(keys)).to.equal(2);
  });

  it('does not send again what was executed, however long its receipt lags behind', async () => {
    const { relay, keys } = await faulty.open({ rebroadcastMs: 600_000, replaceMs: 600_000 }, 1);
    let isLagging = true;
    let looks = 0;
    faulty.node.setFaults((method, [, block]) => {
      if (method === 'eth_getTransactionCount' && block !== 'latest') looks += 1;
      return method === 'eth_getTransactionReceipt' && isLagging ? 'null' : undefined;
    });
    const input = await faulty.sign(faulty.newAccount());
    relay.start();
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    await until('its nonce is looked at for longer than counts as final', async () => {
      await faulty.mine(1);
      return looks > 3;
    });
    expect((await relay.find(id))?.status).to.equal('BROADCAST');
    isLagging = false;
    await faulty.mine(1);
    await untilMined(relay, id);
    const way = (await relay.history(id)).slice(0, 4).map(({ status }) => status);
    expect(way).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED']);
    expect(await faulty.countSent(keys)).to.equal(1);
  });

  it('keeps a request on its way when the node takes the next one’s nonce for too high', async () => {
    const { relay, keys } = await faulty.open({}, 1);
    await faulty.rpc('evm_setAutomine', false);
    const first = await faulty.context.on.provider.getTransactionCount(new Wallet(String(keys[0])).address);
    let refused = 0;
    faulty.node.setFaults((method, [raw]) => {
      if (method !== 'eth_sendRawTransaction' || Transaction.from(String(raw)).nonce === first || refused > 3) return;
      refused += 1;
      return { code: -32_000, message: 'nonce too high' };
    });
    const inputs = await Promise.all([faulty.newAccount(), faulty.newAccount()].map((wallet) => faulty.sign(wallet)));
    const rows = await submitAll(relay, inputs);
    relay.start();
    await until('it is taken in the end', async () => refused > 3);
    await faulty.rpc('evm_setAutomine', true);
    await faulty.mine(1);
    for (const { id } of rows) await untilMined(relay, id);
    expect(await faulty.countExecutions(inputs)).to.deep.equal([1, 1]);
    expect(await faulty.countSent(keys)).to.equal(2);
  });

  it('puts a request back when its nonce was used from elsewhere, and sends it once', async () => {
    // One, so that the key that comes next has sent before.
    const { relay, keys } = await faulty.open({}, 1);
    relay.start();
    const wallets = keys.map(faulty.newAccount);
    const before = await Promise.all(wallets.map((wallet) => faulty.sign(wallet)));
    for (const { id } of await submitAll(relay, before)) await untilMined(relay, id);
    for (const key of keys) {
      const outside = new Wallet(key, faulty.context.on.provider);
      await (await outside.sendTransaction({ to: outside.address })).wait();
    }
    const input = await faulty.sign(wallets[0] ?? faulty.newAccount(), 1n);
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    await until('it is mined', async () => {
      await faulty.mine(1);
      return ['MINED', 'CONFIRMED'].includes(String((await relay.find(id))?.status));
    });
    expect((await relay.history(id)).map(({ status }) => status).slice(0, 7)).to.deep.equal([
      'QUEUED',
      'ASSIGNED',
      'BROADCAST',
      'QUEUED',
      'ASSIGNED',
      'BROADCAST',
      'MINED',
    ]);
    expect(await faulty.countExecutions([...before, input])).to.deep.equal([1, 1]);
  });
});

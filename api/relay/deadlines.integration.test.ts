import { expect } from 'chai';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { startRelayChild } from '../../testing/relay/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/abis.ts';

describe('the deadlines of requests', function () {
  this.timeout(240_000);
  let context: RelayFixture;
  let accounts = 0;

  const newAccount = () => {
    accounts += 1;
    return context.on.penniless(80_000 + accounts);
  };
  const sign = (wallet: ReturnType<typeof newAccount>, rest = {}) =>
    signDelegation(context.on, wallet, { token: context.guild.token, nonce: 0n, ...rest });
  const rpc = (method: string, ...params: unknown[]) => context.on.provider.send(method, params);

  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  it('are met in the very second of the next block, and not a second later', async () => {
    const now = (await context.on.chain.nextBlockTime()) + 600n;
    const relay = await context.openRelay({ chain: { ...context.on.chain, nextBlockTime: async () => now } });
    try {
      const late = await relay.submitForwardRequest(await sign(newAccount(), { deadline: now - 1n })).catch(String);
      expect(late).to.match(/could be executed until/);
      const { id } = await relay.submitForwardRequest(await sign(newAccount(), { deadline: now }));
      relay.start();
      await untilMined(relay, id);
    } finally {
      await relay.stop();
    }
  });

  it('end what was sent only when a block past them is final', async () => {
    let looks = 0;
    const nextBlockTime = () => {
      looks += 1;
      return context.on.chain.nextBlockTime();
    };
    const relay = await context.openRelay({ chain: { ...context.on.chain, nextBlockTime } });
    const deadline = (await context.on.chain.nextBlockTime()) + 60n;
    await rpc('evm_setAutomine', false);
    try {
      relay.start();
      const { id } = await relay.submitForwardRequest(await sign(newAccount(), { deadline }));
      await untilStatus(relay, id, 'BROADCAST');
      await rpc('evm_increaseTime', 120);
      const before = looks;
      await until('its time is looked at again', async () => looks > before + 3);
      expect((await relay.find(id))?.status).to.equal('BROADCAST');
      await rpc('evm_mine');
      await untilStatus(relay, id, 'FAILED', 'EXPIRED');
    } finally {
      await rpc('evm_setAutomine', true);
      await relay.stop();
    }
  });

  for (const [who, other, status] of [
    ['was executed by somebody else', {}, 'SUPERSEDED'],
    ['lost its nonce to another request', { gas: 210_000n }, 'FAILED'],
  ] as const) {
    it(`tell a request that ${who} from one that was not, although no process has its key`, async () => {
      const [kept = '', removed = ''] = await context.newKeys();
      const databaseUrl = await context.database.create();
      const wallet = newAccount();
      const deadline = (await context.on.chain.nextBlockTime()) + 60n;
      const config = { ...context.childConfig(databaseUrl, [removed]), settings: { leaseMs: 500 } };
      const killed = await startRelayChild({ ...config, failpoint: 'after-assign' });
      const input = await sign(wallet, { deadline });
      await killed.submit(input);
      await killed.ended;
      const { request, signature } = await sign(wallet, { deadline, ...other });
      const data = abis.Forwarder.encodeFunctionData('execute', [{ ...request, signature }]);
      const { forwarder } = context.on.chain;
      const sent = await context.on.funded(5).sendTransaction({ to: forwarder, data, gasLimit: 500_000n });
      await sent.wait();
      await context.on.passTime(120);
      for (let i = 0; i < 3; i += 1) await rpc('evm_mine');
      const relay = await context.openRelay({ databaseUrl, relayerKeys: [kept] });
      relay.start();
      try {
        const row = await relay.findByKey(input.request.from, input.idempotencyKey);
        const ended = await untilStatus(relay, String(row?.id), status);
        expect(ended.transaction_hash).to.equal(sent.hash);
      } finally {
        await relay.stop();
      }
    });
  }
});

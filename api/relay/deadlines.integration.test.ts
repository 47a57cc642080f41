import { expect } from 'chai';
import pg from 'pg';
import { countSent } from '../../testing/relay/executions.ts';
import { startRelayChild } from '../../testing/relay/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';

describe('the deadlines of requests', () => {
  let context: RelayFixture;

  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  it('are met in the very second of the next block, and not a second later', async () => {
    const now = (await context.on.chain.nextBlockTime()) + 600n;
    const relay = await context.openRelay({ chain: { ...context.on.chain, nextBlockTime: async () => now } });
    try {
      const late = await relay
        .submitForwardRequest(await context.sign(context.newAccount(), 0n, { deadline: now - 1n }))
        .catch(String);
      expect(late).to.match(/was valid until/);
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount(), 0n, { deadline: now }));
      relay.start();
      await untilMined(relay, id);
    } finally {
      await relay.stop();
    }
  });

  it('keep what can only fail from being sent, also while another process is busy with its signer', async () => {
    const databaseUrl = await context.database.create();
    const relayerKeys = await context.newKeys();
    const relay = await context.openRelay({ databaseUrl, relayerKeys });
    const other = new pg.Client(databaseUrl);
    await other.connect();
    try {
      const wallet = context.newAccount();
      const deadline = (await context.on.chain.nextBlockTime()) + 60n;
      const late = await relay.submitForwardRequest(await context.sign(wallet, 0n, { deadline }));
      await context.on.passTime(120);
      await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [late.signer]);
      relay.start();
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount()));
      await untilMined(relay, id);
      expect((await relay.find(late.id))?.status).to.equal('QUEUED');
      await other.query('select pg_advisory_unlock_all()');
      await untilStatus(relay, late.id, 'EXPIRED');
      expect(await countSent(context.on.provider, relayerKeys)).to.equal(1);
    } finally {
      await other.end();
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
    await context.rpc('evm_setAutomine', false);
    try {
      relay.start();
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount(), 0n, { deadline }));
      await untilStatus(relay, id, 'BROADCAST');
      await context.rpc('evm_increaseTime', 120);
      const before = looks;
      await until('its time is looked at again', async () => looks > before + 3);
      expect((await relay.find(id))?.status).to.equal('BROADCAST');
      await context.rpc('evm_mine');
      await untilStatus(relay, id, 'FAILED', 'EXPIRED');
    } finally {
      await context.rpc('evm_setAutomine', true);
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
      const wallet = context.newAccount();
      const deadline = (await context.on.chain.nextBlockTime()) + 60n;
      const config = { ...context.childConfig(databaseUrl, [removed]), settings: { leaseMs: 500 } };
      const killed = await startRelayChild({ ...config, failpoint: 'after-assign' });
      const input = await context.sign(wallet, 0n, { deadline });
      await killed.submit(input);
      await killed.ended;
      const { request, signature } = await context.sign(wallet, 0n, { deadline, ...other });
      const data = abis.Forwarder.encodeFunctionData('execute', [{ ...request, signature }]);
      const { forwarder } = context.on.chain;
      const sent = await context.on.funded(5).sendTransaction({ to: forwarder, data, gasLimit: 500_000n });
      await sent.wait();
      await context.on.passTime(120);
      for (let i = 0; i < 3; i += 1) await context.rpc('evm_mine');
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

import { expect } from 'chai';
import { Wallet } from 'ethers';
import pg from 'pg';
import { type FaultyNode, startFaultyNode } from '../../testing/faultyNode.ts';
import { executionsOnChain } from '../../testing/relay/executions.ts';
import { type ChildConfig, startRelayChild } from '../../testing/relay/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

describe('the relayer’s keys', () => {
  let context: RelayFixture;

  const addressOf = (key: string | undefined) => new Wallet(String(key)).address.toLowerCase();
  const noncesOf = async (signer: string) =>
    (await executionsOnChain(context.on.provider, context.on.chain.forwarder))
      .filter((execution) => execution.signer === signer.toLowerCase())
      .map(({ nonce }) => Number(nonce));

  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  it('leave what one without native coin cannot send to the others, each signer’s in order', async () => {
    const [rich, poor] = await context.newKeys();
    await context.rpc('hardhat_setBalance', addressOf(poor), '0x1');
    const relay = await context.openRelay({ relayerKeys: [String(poor), String(rich)], settings: { fundsMs: 200 } });
    try {
      const wallets = Array.from({ length: 6 }, context.newAccount);
      const first = [];
      for (const wallet of wallets) first.push(await relay.submitForwardRequest(await context.sign(wallet)));
      relay.start();
      for (const { id } of first) expect((await untilMined(relay, id)).key_address).to.equal(addressOf(rich));
      const next = [];
      for (const wallet of wallets) next.push(await relay.submitForwardRequest(await context.sign(wallet, 1n)));
      for (const { id } of next) await untilMined(relay, id);
      for (const { address } of wallets) expect(await noncesOf(address)).to.deep.equal([0, 1]);
      const keys = new Map((await relay.keys()).map((key) => [key.address, key]));
      expect(keys.get(addressOf(poor))).to.deep.include({ held: true, funded: false, balance: 1n });
      expect(keys.get(addressOf(rich))).to.include({ held: true, funded: true });
    } finally {
      await relay.stop();
    }
  });

  it('end by time what is bound to one that nobody runs any more, and take the signer’s next requests', async () => {
    const [kept, removed] = await context.newKeys();
    const databaseUrl = await context.database.create();
    const wallet = context.newAccount();
    const deadline = (await context.on.chain.nextBlockTime()) + 60n;
    const config = { ...context.childConfig(databaseUrl, [String(removed)]), settings: { leaseMs: 500 } };
    const killed = await startRelayChild({ ...config, failpoint: 'after-assign' });
    const bound = await context.sign(wallet, 0n, { deadline });
    await killed.submit(bound);
    await killed.ended;
    const relay = await context.openRelay({ databaseUrl, relayerKeys: [String(kept)] });
    relay.start();
    try {
      const behind = await relay.submitForwardRequest(await context.sign(wallet, 1n));
      const stranger = await relay.submitForwardRequest(await context.sign(context.newAccount()));
      await untilMined(relay, stranger.id);
      const row = await relay.findByKey(bound.request.from, bound.idempotencyKey);
      expect(row?.status).to.equal('ASSIGNED');
      expect((await relay.find(behind.id))?.status).to.equal('QUEUED');
      await context.on.passTime(120);
      for (let i = 0; i < 3; i += 1) await context.rpc('evm_mine');
      await untilStatus(relay, String(row?.id), 'EXPIRED');
      const failed = await untilStatus(relay, behind.id, 'FAILED');
      expect(failed.failure).to.include({ __typename: 'NonceError', expectedNonce: '0' });
      const again = { ...(await context.sign(wallet, 0n)), idempotencyKey: 'again' };
      await untilMined(relay, (await relay.submitForwardRequest(again)).id);
      expect(await noncesOf(wallet.address)).to.deep.equal([0]);
    } finally {
      await relay.stop();
    }
  });

  it('fill the nonces of requests whose time has passed when they are back', async () => {
    const { provider, passTime, chain } = context.on;
    const [key] = await context.newKeys();
    const databaseUrl = await context.database.create();
    const deadline = (await chain.nextBlockTime()) + 60n;
    await context.rpc('evm_setAutomine', false);
    const config = { ...context.childConfig(databaseUrl, [String(key)]), settings: { leaseMs: 500 } };
    const killed = await startRelayChild(config);
    const answer = await killed.submit(await context.sign(context.newAccount(), 0n, { deadline }));
    const relay = await context.openRelay({
      databaseUrl,
      relayerKeys: [String(key)],
      settings: { rebroadcastMs: 200 },
    });
    try {
      const id = String(answer?.request?.id);
      await untilStatus(relay, id, 'BROADCAST');
      await killed.kill('SIGKILL');
      const { transactions } = await context.rpc('eth_getBlockByNumber', 'pending', false);
      for (const hash of transactions) await context.rpc('hardhat_dropTransaction', hash);
      await passTime(120);
      await context.rpc('evm_setAutomine', true);
      relay.start();
      await untilStatus(relay, id, 'EXPIRED');
      await until('its nonce is used', async () => (await provider.getTransactionCount(addressOf(key))) === 1);
      const [filled] = (await context.rpc('eth_getBlockByNumber', 'latest', true)).transactions;
      expect(filled).to.include({ from: addressOf(key), to: addressOf(key), input: '0x' });
    } finally {
      await context.rpc('evm_setAutomine', true);
      await relay.stop();
    }
  });

  it('have what was mined recorded when the process that sent it is gone', async () => {
    const [kept, removed] = await context.newKeys();
    const databaseUrl = await context.database.create();
    const config = { ...context.childConfig(databaseUrl, [String(removed)]), settings: { leaseMs: 500 } };
    const killed = await startRelayChild({ ...config, failpoint: 'before-mined-recorded' });
    const input = await context.sign(context.newAccount());
    await killed.submit(input);
    await killed.ended;
    const relay = await context.openRelay({ databaseUrl, relayerKeys: [String(kept)] });
    relay.start();
    try {
      const row = await relay.findByKey(input.request.from, input.idempotencyKey);
      expect((await untilMined(relay, String(row?.id))).key_address).to.equal(addressOf(removed));
    } finally {
      await relay.stop();
    }
  });

  it('begin after what was sent with them from elsewhere while no process had them', async () => {
    const [key = ''] = await context.newKeys();
    const databaseUrl = await context.database.create();
    const before = await context.openRelay({ databaseUrl, relayerKeys: [key] });
    before.start();
    await untilMined(before, (await before.submitForwardRequest(await context.sign(context.newAccount()))).id);
    await before.stop();
    const outside = new Wallet(key, context.on.provider);
    for (let i = 0; i < 2; i += 1) await (await outside.sendTransaction({ to: outside.address })).wait();
    const relay = await context.openRelay({ databaseUrl, relayerKeys: [key] });
    relay.start();
    try {
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount()));
      await untilMined(relay, id);
      const steps = (await relay.history(id)).map(({ status }) => status);
      expect(steps.slice(0, 4)).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED']);
    } finally {
      await relay.stop();
    }
  });

  it('stay with the process that has them, although another one has them too', async () => {
    const databaseUrl = await context.database.create();
    const [key = ''] = await context.newKeys();
    const open = () => context.openRelay({ databaseUrl, relayerKeys: [key], settings: { leaseMs: 4_000 } });
    const [first, second] = [await open(), await open()];
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const lease = async () => (await client.query('select owner, epoch, expires_at::text from relayer_key')).rows[0];
    try {
      first.start();
      const held = await until('it is held', async () => {
        const row = await lease();
        return row.owner !== null && row;
      });
      second.start();
      const renewed = new Set<string>();
      await until('it was renewed some times', async () => renewed.add((await lease()).expires_at).size > 4);
      expect(await lease()).to.include({ owner: held.owner, epoch: held.epoch });
    } finally {
      await client.end();
      await Promise.all([first.stop(), second.stop()]);
    }
  });

  it('bind nothing in a process that was about to when another took them', async () => {
    const { chain } = context.on;
    const databaseUrl = await context.database.create();
    let gate = Promise.resolve();
    let asked = 0;
    const nextBlockTime = async () => {
      asked += 1;
      await gate;
      return chain.nextBlockTime();
    };
    const [key = ''] = await context.newKeys();
    const relay = await context.openRelay({ databaseUrl, relayerKeys: [key], chain: { ...chain, nextBlockTime } });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount()));
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      const before = asked;
      relay.start();
      // The key’s own work, and that which ends what is overdue.
      await until('both stand before the gate', async () => asked === before + 2);
      await client.query(`update relayer_key set owner = gen_random_uuid(), epoch = epoch + 1,
        expires_at = now() + interval '1 hour'`);
      open();
      await until('turns have passed', async () => asked > before + 4);
      expect((await relay.find(id))?.status).to.equal('QUEUED');
    } finally {
      await client.end();
      await relay.stop();
    }
  });

  it('let requests expire in the queue although no process has a key', async () => {
    const keys = await context.newKeys();
    const databaseUrl = await context.database.create();
    const acceptor = await context.openRelay({ databaseUrl, relayerKeys: keys });
    const deadline = (await context.on.chain.nextBlockTime()) + 60n;
    const { id } = await acceptor.submitForwardRequest(await context.sign(context.newAccount(), 0n, { deadline }));
    await acceptor.stop();
    const keyless = await context.openRelay({ databaseUrl, relayerKeys: [] });
    keyless.start();
    try {
      await context.on.passTime(120);
      await untilStatus(keyless, id, 'EXPIRED');
    } finally {
      await keyless.stop();
    }
  });

  it('go on sending while every connection for submissions and queries is taken', async () => {
    const databaseUrl = await context.database.create();
    const relay = await context.openRelay({ databaseUrl });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      const { id } = await relay.submitForwardRequest(await context.sign(context.newAccount()));
      await client.query('begin; lock table relay_chain in access exclusive mode');
      const answers: boolean[] = [];
      const asked = Array.from({ length: 30 }, () => relay.isReady().then((answer) => answers.push(answer)));
      relay.start();
      await until('it is mined', async () => {
        const { rows } = await client.query('select status from relay_request where id = $1', [id]);
        return ['MINED', 'CONFIRMED'].includes(rows[0]?.status);
      });
      expect(answers).to.deep.equal([]);
      await client.query('commit');
      await Promise.all(asked);
    } finally {
      await client.end();
      await relay.stop();
    }
  });

  describe('in a process whose clock is wrong', () => {
    let node: FaultyNode;
    before(async () => {
      node = await startFaultyNode(context.on.node.url);
    });
    after(() => node?.stop());
    afterEach(() => context.rpc('evm_setAutomine', true));

    /** What a process with a wrong clock sends of one request while nothing is mined. */
    async function stuckIn(clockAheadMs: number, settings: NonNullable<ChildConfig['settings']>) {
      const databaseUrl = await context.database.create();
      const reader = await context.openRelay({ databaseUrl, relayerKeys: [] });
      const config = context.childConfig(databaseUrl, await context.newKeys());
      await context.rpc('evm_setAutomine', false);
      const child = await startRelayChild({ ...config, rpcUrl: node.url, clockAheadMs, settings });
      const id = String((await child.submit(await context.sign(context.newAccount())))?.request?.id);
      await untilStatus(reader, id, 'BROADCAST');
      return {
        id,
        reader,
        async stop() {
          await child.stop();
          await reader.stop();
        },
      };
    }

    it('ahead, send bytes again no more often than set', async () => {
      node.calls.clear();
      const stuck = await stuckIn(15_000, { rebroadcastMs: 10_000 });
      try {
        // A turn of the work is due every second at least.
        const heads = node.calls.get('eth_getBlockByNumber') ?? 0;
        await until('turns have passed', async () => (node.calls.get('eth_getBlockByNumber') ?? 0) > heads + 25);
        expect(node.calls.get('eth_sendRawTransaction')).to.be.lessThan(4);
      } finally {
        await stuck.stop();
      }
    });

    it('behind, replace what nobody mines', async () => {
      const stuck = await stuckIn(-3_600_000, { replaceMs: 1_000 });
      try {
        const inMempool = async () => (await context.rpc('eth_getBlockByNumber', 'pending', true)).transactions[0];
        const { hash } = await inMempool();
        await until('it is replaced', async () => (await inMempool()).hash !== hash);
        await context.rpc('evm_mine');
        await untilMined(stuck.reader, stuck.id);
      } finally {
        await stuck.stop();
      }
    });
  });
});

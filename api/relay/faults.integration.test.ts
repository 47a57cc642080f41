import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { parseEther, Transaction, toQuantity, Wallet } from 'ethers';
import pino from 'pino';
import { type FaultyNode, startFaultyNode } from '../../testing/faultyNode.ts';
import { executionsOnChain } from '../../testing/relay/executions.ts';
import { type SubmitInput, signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { WIDE_PURSE } from '../../testing/relay/widePurse.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/abis.ts';
import { createChain } from '../chain/chain.ts';
import { createRelay, type Relay } from './relay.ts';
import type { RelaySettings } from './relaySettings.ts';
import type { RequestRow } from './store/relayTables.ts';

describe('the relay, when things go wrong', () => {
  let context: RelayFixture;
  let node: FaultyNode;
  let accounts = 0;
  const relays: { stop(): Promise<void> }[] = [];

  const newAccount = () => {
    accounts += 1;
    return context.on.penniless(3_000 + accounts);
  };
  const sign = (wallet: ReturnType<typeof newAccount>, nonce = 0n, rest = {}) =>
    signDelegation(context.on, wallet, { token: context.guild.token, nonce, ...rest });
  const rpc = (method: string, ...params: unknown[]) => context.on.provider.send(method, params);
  const mine = async (blocks: number) => {
    for (let i = 0; i < blocks; i += 1) await rpc('evm_mine');
  };

  /** A relay behind the faulty node, with a database and keys of its own. */
  async function openFaulty(
    settings: Partial<RelaySettings> = {},
    mostKeys = 2,
  ): Promise<{ relay: Relay; keys: string[] }> {
    const keys = (await context.newKeys()).slice(0, mostKeys);
    const { factory, forwarder, id: chainId } = context.on.chain;
    const chain = await createChain({ rpcUrl: node.url, chainId, factory, forwarder });
    const config = { databaseUrl: await context.database.create(), relayerKeys: keys, sponsor: WIDE_PURSE };
    const { decodeRevert } = context.on;
    const relay = await createRelay({ config, chain, decodeRevert, log: pino({ level: 'silent' }), settings });
    relays.push({
      async stop() {
        await relay.stop();
        chain.close();
      },
    });
    return { relay, keys };
  }

  async function countExecutions(inputs: readonly SubmitInput[]): Promise<number[]> {
    const all = await executionsOnChain(context.on.provider, context.on.chain.forwarder);
    return inputs.map(
      ({ request }) =>
        all.filter(({ signer, nonce }) => signer === request.from && nonce === BigInt(request.nonce)).length,
    );
  }
  const countSent = async (keys: readonly string[]) => {
    const counts = keys.map((key) => context.on.provider.getTransactionCount(new Wallet(key).address));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  async function submitAll(relay: Relay, inputs: readonly SubmitInput[]): Promise<RequestRow[]> {
    const rows: RequestRow[] = [];
    for (const input of inputs) rows.push(await relay.submitForwardRequest(input));
    return rows;
  }

  before(async () => {
    context = await startRelayFixture();
    node = await startFaultyNode(context.on.node.url);
  });
  afterEach(async () => {
    node.setFaults(() => undefined);
    for (const relay of relays.splice(0)) await relay.stop();
    await rpc('evm_setAutomine', true);
  });
  after(async () => {
    await node?.stop();
    await context?.stop();
  });

  for (const fault of ['drop-answer', 'bad-gateway', 'drop-call'] as const) {
    it(`sends once when the node’s answers to a broadcast go wrong by ${fault}`, async () => {
      const { relay, keys } = await openFaulty();
      let left = 6;
      node.setFaults((method) => {
        if (method !== 'eth_sendRawTransaction' || left === 0) return undefined;
        left -= 1;
        return fault;
      });
      const wallets = [newAccount(), newAccount()];
      const inputs = (
        await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n].map((n) => sign(wallet, n)))))
      ).flat();
      const rows = await submitAll(relay, inputs);
      relay.start();
      for (const { id } of rows) await untilMined(relay, id);
      expect(left).to.equal(0);
      expect(await countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
      expect(await countSent(keys)).to.equal(inputs.length);
    });
  }

  it('takes as sent what a node says that it has already', async () => {
    const { relay } = await openFaulty();
    await rpc('evm_setAutomine', false);
    let left = 1;
    node.setFaults((method) => (method === 'eth_sendRawTransaction' && left-- > 0 ? 'drop-answer' : undefined));
    relay.start();
    const { id } = await relay.submitForwardRequest(await sign(newAccount()));
    await untilStatus(relay, id, 'BROADCAST');
    expect(left).to.be.lessThan(0);
  });

  it('gives no verdict while receipts and nonces lag behind', async () => {
    const { relay, keys } = await openFaulty();
    let nulls = 25;
    node.setFaults((method) => {
      if (method !== 'eth_getTransactionReceipt' || nulls === 0) return undefined;
      nulls -= 1;
      return 'null';
    });
    const input = await sign(newAccount());
    relay.start();
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    await until('receipts are there again', async () => {
      await mine(1);
      return nulls === 0;
    });
    await untilMined(relay, id);
    expect((await relay.history(id)).map(({ status }) => status)).to.not.include('FAILED');
    expect(await countExecutions([input])).to.deep.equal([1]);
    expect(await countSent(keys)).to.equal(1);
  });

  it('takes its place again when a block is taken back, and is mined once in the end', async () => {
    const { relay } = await openFaulty({ rebroadcastMs: 200 });
    relay.start();
    const snapshot = await rpc('evm_snapshot');
    const input = await sign(newAccount());
    const { id } = await relay.submitForwardRequest(input);
    const first = await untilMined(relay, id);
    await rpc('evm_revert', snapshot);
    // Another chain grows past the block that was taken back.
    await mine(2);
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
    expect(await countExecutions([input])).to.deep.equal([1]);
  });

  it('fills the hole between nonces that is left when an outside transaction is taken back', async () => {
    const { relay, keys } = await openFaulty({ rebroadcastMs: 200 });
    const snapshot = await rpc('evm_snapshot');
    for (const key of keys) {
      const outside = new Wallet(key, context.on.provider);
      await (await outside.sendTransaction({ to: outside.address })).wait();
    }
    relay.start();
    const input = await sign(newAccount());
    const { id } = await relay.submitForwardRequest(input);
    const first = await untilMined(relay, id);
    await rpc('evm_revert', snapshot);
    await mine(4);
    await until('it is in another block', async () => {
      const row = await relay.find(id);
      return row?.status === 'MINED' && row.block_hash !== first.block_hash;
    });
    expect(await countExecutions([input])).to.deep.equal([1]);
    const sent = await Promise.all(keys.map((key) => countSent([key])));
    expect(sent.sort()).to.deep.equal([0, 2]);
  });

  it('keeps a request on its way when the node takes the next one’s nonce for too high', async () => {
    const { relay, keys } = await openFaulty({}, 1);
    await rpc('evm_setAutomine', false);
    const first = await context.on.provider.getTransactionCount(new Wallet(String(keys[0])).address);
    let refused = 0;
    node.setFaults((method, [raw]) => {
      if (method !== 'eth_sendRawTransaction' || Transaction.from(String(raw)).nonce === first || refused > 3) return;
      refused += 1;
      return { code: -32_000, message: 'nonce too high' };
    });
    const inputs = await Promise.all([newAccount(), newAccount()].map((wallet) => sign(wallet)));
    const rows = await submitAll(relay, inputs);
    relay.start();
    await until('it is taken in the end', async () => refused > 3);
    await rpc('evm_setAutomine', true);
    await mine(1);
    for (const { id } of rows) await untilMined(relay, id);
    expect(await countExecutions(inputs)).to.deep.equal([1, 1]);
    expect(await countSent(keys)).to.equal(2);
  });

  it('raises both fees of a transaction that nobody mines, and tracks the one that is mined', async () => {
    const { relay, keys } = await openFaulty({ replaceMs: 1_000 });
    await rpc('evm_setAutomine', false);
    relay.start();
    const input = await sign(newAccount());
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    const inMempool = async () => (await rpc('eth_getBlockByNumber', 'pending', true)).transactions[0];
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
    await mine(1);
    const row = await untilMined(relay, id);
    expect(row.transaction_hash).to.not.equal(first.hash);
    expect(await countExecutions([input])).to.deep.equal([1]);
    expect(await countSent(keys)).to.equal(1);
  });

  it('binds and takes nothing while no key has native coin, and goes on when one has', async () => {
    const { relay, keys } = await openFaulty({ fundsMs: 200 });
    const addresses = keys.map((key) => new Wallet(key).address);
    for (const address of addresses) await rpc('hardhat_setBalance', address, '0x1');
    const inputs = await Promise.all([newAccount(), newAccount()].map((wallet) => sign(wallet)));
    const rows = await submitAll(relay, inputs);
    relay.start();
    await until('it is known', async () => (await relay.keys()).every(({ funded, held }) => held && !funded));
    const refused = await relay.submitForwardRequest(await sign(newAccount())).catch((error: Error) => error);
    expect(refused).to.have.nested.property('errors[0].code', 'POLICY_DENIED');
    expect(refused)
      .to.have.property('message')
      .that.matches(/enough native coin/);
    for (const { id } of rows) expect((await relay.find(id))?.status).to.equal('QUEUED');
    await rpc('hardhat_setBalance', addresses[1], toQuantity(parseEther('10')));
    for (const { id } of rows) await untilMined(relay, id);
    expect(await countExecutions(inputs)).to.deep.equal([1, 1]);
  });

  it('puts a request back when its nonce was used from elsewhere, and sends it once', async () => {
    // One, so that the key that comes next has sent before.
    const { relay, keys } = await openFaulty({}, 1);
    relay.start();
    const wallets = keys.map(newAccount);
    const before = await Promise.all(wallets.map((wallet) => sign(wallet)));
    for (const { id } of await submitAll(relay, before)) await untilMined(relay, id);
    for (const key of keys) {
      const outside = new Wallet(key, context.on.provider);
      await (await outside.sendTransaction({ to: outside.address })).wait();
    }
    const input = await sign(wallets[0] ?? newAccount(), 1n);
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'BROADCAST');
    await until('it is mined', async () => {
      await mine(1);
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
    expect(await countExecutions([...before, input])).to.deep.equal([1, 1]);
  });

  describe('with fees at the cap, uses up the nonce', () => {
    const EXECUTE = abis.Forwarder.getFunction('execute')?.selector ?? '';
    const isRequest = (raw: string) => Transaction.from(raw).data.startsWith(EXECUTE);

    /** A request of a key whose fees are at the cap, with 60 seconds to live, and the relay’s only key. */
    async function acceptAtCap() {
      const { relay } = await openFaulty({ feeCapWei: 2n * 10n ** 9n, rebroadcastMs: 200 }, 1);
      await rpc('hardhat_setNextBlockBaseFeePerGas', toQuantity(10n ** 9n));
      await mine(1);
      const deadline = (await context.on.chain.nextBlockTime()) + 60n;
      const { id } = await relay.submitForwardRequest(await sign(newAccount(), 0n, { deadline }));
      return { relay, id };
    }
    const goesOn = async (relay: Relay) =>
      await untilMined(relay, (await relay.submitForwardRequest(await sign(newAccount()))).id);

    it('of a request that could not be sent in time', async () => {
      const { relay, id } = await acceptAtCap();
      node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
      relay.start();
      await untilStatus(relay, id, 'ASSIGNED');
      await context.on.passTime(120);
      await mine(3);
      await untilStatus(relay, id, 'EXPIRED');
      node.setFaults(() => undefined);
      await goesOn(relay);
    });

    it('of a request that the mempool lost until it was late', async () => {
      const { relay, id } = await acceptAtCap();
      await rpc('evm_setAutomine', false);
      relay.start();
      await untilStatus(relay, id, 'BROADCAST');
      node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
      const { transactions } = await rpc('eth_getBlockByNumber', 'pending', false);
      for (const hash of transactions) await rpc('hardhat_dropTransaction', hash);
      await context.on.passTime(120);
      await rpc('evm_setAutomine', true);
      node.setFaults(() => undefined);
      await untilStatus(relay, id, 'EXPIRED', 'FAILED');
      await goesOn(relay);
    });

    it('of a request that no node takes', async () => {
      const { relay, id } = await acceptAtCap();
      node.setFaults((method, [raw]) =>
        method === 'eth_sendRawTransaction' && isRequest(String(raw))
          ? { code: -32_000, message: 'transaction requires at least 9999999 gas' }
          : undefined,
      );
      relay.start();
      const failed = await untilStatus(relay, id, 'FAILED');
      expect(failed.failure).to.include({ code: 'TRANSACTION_REJECTED' });
      node.setFaults(() => undefined);
      await goesOn(relay);
    });
  });

  it('sends what a key has signed when the native coin that it lost is back, and loses nothing meanwhile', async () => {
    const { relay, keys } = await openFaulty({ rebroadcastMs: 200, fundsMs: 200 }, 1);
    const [address] = keys.map((key) => new Wallet(key).address);
    node.setFaults((method) => (method === 'eth_sendRawTransaction' ? 'drop-call' : undefined));
    relay.start();
    const input = await sign(newAccount());
    const { id } = await relay.submitForwardRequest(input);
    await untilStatus(relay, id, 'ASSIGNED');
    await rpc('hardhat_setBalance', address, '0x1');
    node.setFaults(() => undefined);
    await until('it is told', async () => (await relay.keys()).every(({ funded }) => !funded));
    expect((await relay.find(id))?.status).to.equal('ASSIGNED');
    await rpc('hardhat_setBalance', address, toQuantity(parseEther('10')));
    await untilMined(relay, id);
    expect(await countExecutions([input])).to.deep.equal([1]);
    expect(await countSent(keys)).to.equal(1);
  });

  it('loses nothing when PostgreSQL is killed and comes back', async () => {
    const { relay, keys } = await openFaulty({ leaseMs: 1_000 });
    relay.start();
    const wallets = Array.from({ length: 4 }, newAccount);
    const inputs = (
      await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n].map((n) => sign(wallet, n)))))
    ).flat();
    const accepted = new Set<string>();
    const submitWhatIsLeft = async () => {
      for (const input of inputs) {
        if (accepted.has(input.idempotencyKey)) continue;
        await relay.submitForwardRequest(input).then(
          () => accepted.add(input.idempotencyKey),
          () => {},
        );
      }
    };
    const submitted = submitWhatIsLeft();
    await context.database.crash(() => sleep(300));
    await submitted;
    const second = context.database.crash(() => sleep(300));
    await submitWhatIsLeft();
    await second;
    await until('all are accepted', async () => {
      await submitWhatIsLeft();
      return accepted.size === inputs.length;
    });
    for (const { request, idempotencyKey } of inputs) {
      const row = await until('it is there', () => relay.findByKey(request.from, idempotencyKey));
      await untilMined(relay, row.id);
    }
    expect(await countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await countSent(keys)).to.equal(inputs.length);
  });
});

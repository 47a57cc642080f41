import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import type { Relay } from './relay.ts';
import { executionsOnChain } from './testing/executions.ts';
import { type SubmitInput, signDelegation } from './testing/forwardRequests.ts';
import { type ChildConfig, startRelayChild } from './testing/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined } from './testing/relayFixture.ts';
import { until } from './testing/until.ts';

/** A short lease, so that a process that takes over does not wait long. */
const settings = { leaseMs: 800 };

describe('a relay that ends while it works', function () {
  this.timeout(60_000);
  let context: RelayFixture;
  let config: ChildConfig;
  let reader: Relay;
  let accounts = 0;

  const newAccount = () => {
    accounts += 1;
    return context.on.penniless(1_000 + accounts);
  };
  const sign = (wallet: ReturnType<typeof newAccount>, nonce = 0n) =>
    signDelegation(context.on, wallet, { token: context.guild.token, nonce });
  /** How often the chain has executed each request of these signers. */
  const countExecutions = async (inputs: readonly SubmitInput[]) => {
    const all = await executionsOnChain(context.on.chain.provider, context.on.chain.forwarder);
    return inputs.map(
      ({ request }) =>
        all.filter(({ signer, nonce }) => signer === request.from && nonce === BigInt(request.nonce)).length,
    );
  };
  /** How many transactions the relayer's keys have sent. */
  const countSent = async () => {
    const counts = config.relayerKeys.map((key) =>
      context.on.chain.provider.getTransactionCount(new Wallet(key).address),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };

  before(async () => {
    context = await startRelayFixture();
    const databaseUrl = await context.database.create();
    config = { ...context.childConfig(databaseUrl, await context.newKeys()), settings };
    // Reads what the killed processes leave; sends nothing.
    reader = await context.openRelay({ databaseUrl, relayerKeys: [] });
  });
  after(async () => {
    await reader?.stop();
    await context?.stop();
  });

  it('loses and repeats nothing when it is killed at ten random moments', async () => {
    const sentBefore = await countSent();
    const wallets = Array.from({ length: 6 }, newAccount);
    const inputs = (
      await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n, 4n].map((n) => sign(wallet, n)))))
    ).flat();
    let child = await startRelayChild(config);
    const submitAll = async () => {
      // Each account's in order; an account whose request got no answer waits for the next process.
      await Promise.all(
        wallets.map(async ({ address }) => {
          for (const input of inputs.filter(({ request }) => request.from === address.toLowerCase())) {
            if ((await child.submit(input)) === undefined) return;
          }
        }),
      );
    };
    for (let kill = 0; kill < 10; kill += 1) {
      const submitted = submitAll();
      await sleep(randomInt(5, 250));
      await child.kill('SIGKILL');
      await submitted;
      child = await startRelayChild(config);
    }
    await submitAll();
    for (const { request, idempotencyKey } of inputs) {
      const row = await reader.findByKey(request.from, idempotencyKey);
      await untilMined(reader, String(row?.id));
    }
    await child.stop();
    expect(await countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await countSent()).to.equal(sentBefore + inputs.length);
  });

  it('ends soon when it is told to, and leaves the rest to the next', async () => {
    const wallets = Array.from({ length: 12 }, newAccount);
    const inputs = (
      await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n, 4n].map((nonce) => sign(wallet, nonce)))))
    ).flat();
    const sentBefore = await countSent();
    const { databaseUrl } = config;
    const acceptor = await context.openRelay({ databaseUrl, relayerKeys: [...config.relayerKeys] });
    for (const input of inputs) await acceptor.submitForwardRequest(input);
    await acceptor.stop();
    const child = await startRelayChild(config);
    await until('it has begun', async () => (await countSent()) > sentBefore);
    const asked = performance.now();
    await child.stop();
    expect(performance.now() - asked).to.be.lessThan(3_000);
    const next = await startRelayChild(config);
    for (const { request, idempotencyKey } of inputs) {
      const row = await reader.findByKey(request.from, idempotencyKey);
      await untilMined(reader, String(row?.id));
    }
    await next.stop();
    expect(await countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await countSent()).to.equal(sentBefore + inputs.length);
  });
});

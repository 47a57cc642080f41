import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { type KillableRelay, startKillableRelay } from '../../testing/relay/killableRelay.ts';
import { startRelayChild } from '../../testing/relay/relayChild.ts';
import { untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

describe('a relay that ends while it works', () => {
  let relay: KillableRelay;
  before(async () => {
    relay = await startKillableRelay();
  });
  after(() => relay?.stop());

  it('loses and repeats nothing when it is killed at ten random moments', async () => {
    const sentBefore = await relay.countSent();
    const wallets = Array.from({ length: 6 }, relay.newAccount);
    const inputs = (
      await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n, 4n].map((n) => relay.sign(wallet, n)))))
    ).flat();
    let child = await startRelayChild(relay.config);
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
      child = await startRelayChild(relay.config);
    }
    await submitAll();
    for (const { request, idempotencyKey } of inputs) {
      const row = await relay.reader.findByKey(request.from, idempotencyKey);
      await untilMined(relay.reader, String(row?.id));
    }
    await child.stop();
    expect(await relay.countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await relay.countSent()).to.equal(sentBefore + inputs.length);
  });

  it('ends when it is told to, and leaves the rest to the next', async () => {
    const wallets = Array.from({ length: 12 }, relay.newAccount);
    const inputs = (
      await Promise.all(
        wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n, 4n].map((nonce) => relay.sign(wallet, nonce)))),
      )
    ).flat();
    const sentBefore = await relay.countSent();
    const { databaseUrl } = relay.config;
    const acceptor = await relay.context.openRelay({ databaseUrl, relayerKeys: [...relay.config.relayerKeys] });
    for (const input of inputs) await acceptor.submitForwardRequest(input);
    await acceptor.stop();
    const child = await startRelayChild(relay.config);
    await until('it has begun', async () => (await relay.countSent()) > sentBefore);
    await child.stop();
    expect(await relay.countSent()).to.be.lessThan(sentBefore + inputs.length);
    const next = await startRelayChild(relay.config);
    for (const { request, idempotencyKey } of inputs) {
      const row = await relay.reader.findByKey(request.from, idempotencyKey);
      await untilMined(relay.reader, String(row?.id));
    }
    await next.stop();
    expect(await relay.countExecutions(inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await relay.countSent()).to.equal(sentBefore + inputs.length);
  });
});

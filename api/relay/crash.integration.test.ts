import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import { FAILPOINTS } from './failpoint.ts';
import type { Relay } from './relay.ts';
import { executionsOnChain } from './testing/executions.ts';
import { type SubmitInput, signDelegation } from './testing/forwardRequests.ts';
import { type ChildConfig, startRelayChild } from './testing/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined } from './testing/relayFixture.ts';

/** A short lease, so that a process that takes over does not wait long. */
const settings = { leaseMs: 800 };

describe('a relay that is killed', function () {
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

  for (const failpoint of FAILPOINTS) {
    it(`${failpoint}, sends the request exactly once when it is started again`, async () => {
      const input = await sign(newAccount());
      const sentBefore = await countSent();
      const killed = await startRelayChild({ ...config, failpoint });
      await killed.submit(input);
      expect(await killed.ended).to.equal('SIGKILL');

      const restarted = await startRelayChild(config);
      // As a client does that got no answer.
      const answer = await restarted.submit(input);
      expect(answer?.userErrors).to.equal(undefined);
      const row = await untilMined(reader, String(answer?.request?.id));
      await restarted.stop();
      expect(await countExecutions([input])).to.deep.equal([1]);
      expect(await countSent()).to.equal(sentBefore + 1);
      const steps = (await reader.history(row.id)).map(({ status }) => status);
      expect(steps.slice(0, 4)).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED']);
    });
  }

  it('takes up what was accepted, without being asked again', async () => {
    const input = await sign(newAccount());
    const killed = await startRelayChild({ ...config, failpoint: 'after-accept' });
    await killed.submit(input);
    await killed.ended;
    const restarted = await startRelayChild(config);
    const row = await reader.findByKey(input.request.from, input.idempotencyKey);
    await untilMined(reader, String(row?.id));
    await restarted.stop();
    expect(await countExecutions([input])).to.deep.equal([1]);
  });

  it('at random moments while it works, ten times, loses and repeats nothing', async () => {
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

  it('hands its keys to another process, and takes no part when it wakes', async () => {
    const frozen = await startRelayChild(config);
    const wallet = newAccount();
    const inputs = await Promise.all([0n, 1n, 2n, 3n].map((nonce) => sign(wallet, nonce)));
    const [first, ...rest] = inputs as [SubmitInput, ...SubmitInput[]];
    const accepted = await frozen.submit(first);
    await untilMined(reader, String(accepted?.request?.id));
    process.kill(frozen.pid, 'SIGSTOP');
    const other = await startRelayChild(config);
    const ids: string[] = [];
    for (const input of rest) ids.push(String((await other.submit(input))?.request?.id));
    await untilMined(reader, String(ids[0]));
    process.kill(frozen.pid, 'SIGCONT');
    for (const id of ids) await untilMined(reader, id);
    await Promise.all([frozen.stop(), other.stop()]);
    expect(await countExecutions(inputs)).to.deep.equal([1, 1, 1, 1]);
  });
});

import { expect } from 'chai';
import { Wallet } from 'ethers';
import { FAILPOINTS, type FailpointName } from './failpoint.ts';
import type { Relay } from './relay.ts';
import type { RelayStatus } from './relayTables.ts';
import { executionsOnChain } from './testing/executions.ts';
import { type SubmitInput, signDelegation } from './testing/forwardRequests.ts';
import { type ChildConfig, startRelayChild } from './testing/relayChild.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from './testing/relayFixture.ts';

/** What a crash at each step leaves of the request. */
const LEFT: Record<FailpointName, RelayStatus | undefined> = {
  'before-accept': undefined,
  'after-accept': 'QUEUED',
  'before-assign': 'QUEUED',
  'after-assign': 'ASSIGNED',
  'before-broadcast': 'ASSIGNED',
  'after-broadcast': 'ASSIGNED',
  'before-mined-recorded': 'BROADCAST',
  'after-mined-recorded': 'MINED',
};

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
      const left = await reader.findByKey(input.request.from, input.idempotencyKey);
      expect(left?.status).to.equal(LEFT[failpoint]);

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

  it('after-assign, uses the nonce up and lets the request expire when its deadline passes meanwhile', async () => {
    const wallet = newAccount();
    const { chain, passTime } = context.on;
    const deadline = BigInt((await chain.nextBlockTime()) + 60);
    const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce: 0n, deadline });
    const killed = await startRelayChild({ ...config, failpoint: 'after-assign' });
    await killed.submit(input);
    await killed.ended;
    const sentBefore = await countSent();
    await passTime(120);
    const restarted = await startRelayChild(config);
    const row = await reader.findByKey(input.request.from, input.idempotencyKey);
    const expired = await untilStatus(reader, String(row?.id), 'EXPIRED');
    expect(expired.quota_day).to.equal(null);
    const again = { ...(await sign(wallet)), idempotencyKey: 'again' };
    await untilMined(reader, String((await restarted.submit(again))?.request?.id));
    await restarted.stop();
    expect(await countExecutions([input])).to.deep.equal([1]);
    expect(await countSent()).to.equal(sentBefore + 2);
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

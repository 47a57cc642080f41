import { expect } from 'chai';
import { type SubmitInput, signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type KillableRelay, startKillableRelay } from '../../testing/relay/killableRelay.ts';
import { startRelayChild } from '../../testing/relay/relayChild.ts';
import { untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { FAILPOINTS, type FailpointName } from './failpoint.ts';
import type { RelayStatus } from './store/relayTables.ts';

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

describe('a relay that is killed', () => {
  let relay: KillableRelay;
  before(async () => {
    relay = await startKillableRelay();
  });
  after(() => relay?.stop());

  for (const failpoint of FAILPOINTS) {
    it(`${failpoint}, sends the request exactly once when it is started again`, async () => {
      const input = await relay.sign(relay.newAccount());
      const sentBefore = await relay.countSent();
      const killed = await startRelayChild({ ...relay.config, failpoint });
      await killed.submit(input);
      expect(await killed.ended).to.equal('SIGKILL');
      const left = await relay.reader.findByKey(input.request.from, input.idempotencyKey);
      expect(left?.status).to.equal(LEFT[failpoint]);

      const restarted = await startRelayChild(relay.config);
      // As a client does that got no answer.
      const answer = await restarted.submit(input);
      expect(answer?.userErrors).to.equal(undefined);
      const row = await untilMined(relay.reader, String(answer?.request?.id));
      await restarted.stop();
      expect(await relay.countExecutions([input])).to.deep.equal([1]);
      expect(await relay.countSent()).to.equal(sentBefore + 1);
      const steps = (await relay.reader.history(row.id)).map(({ status }) => status);
      expect(steps.slice(0, 4)).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED']);
    });
  }

  it('takes up what was accepted, without being asked again', async () => {
    const input = await relay.sign(relay.newAccount());
    const killed = await startRelayChild({ ...relay.config, failpoint: 'after-accept' });
    await killed.submit(input);
    await killed.ended;
    const restarted = await startRelayChild(relay.config);
    const row = await relay.reader.findByKey(input.request.from, input.idempotencyKey);
    await untilMined(relay.reader, String(row?.id));
    await restarted.stop();
    expect(await relay.countExecutions([input])).to.deep.equal([1]);
  });

  it('after-assign, uses the nonce up and lets the request expire when its deadline passes meanwhile', async () => {
    const wallet = relay.newAccount();
    const { chain, passTime } = relay.context.on;
    const deadline = (await chain.nextBlockTime()) + 60n;
    const input = await signDelegation(relay.context.on, wallet, {
      token: relay.context.guild.token,
      nonce: 0n,
      deadline,
    });
    const killed = await startRelayChild({ ...relay.config, failpoint: 'after-assign' });
    await killed.submit(input);
    await killed.ended;
    const sentBefore = await relay.countSent();
    await passTime(120);
    const restarted = await startRelayChild(relay.config);
    const row = await relay.reader.findByKey(input.request.from, input.idempotencyKey);
    await untilStatus(relay.reader, String(row?.id), 'EXPIRED');
    const again = { ...(await relay.sign(wallet)), idempotencyKey: 'again' };
    await untilMined(relay.reader, String((await restarted.submit(again))?.request?.id));
    await restarted.stop();
    expect(await relay.countExecutions([input])).to.deep.equal([1]);
    expect(await relay.countSent()).to.equal(sentBefore + 2);
  });

  it('hands its keys to another process, and takes no part when it wakes', async () => {
    const frozen = await startRelayChild(relay.config);
    const wallet = relay.newAccount();
    const inputs = await Promise.all([0n, 1n, 2n, 3n].map((nonce) => relay.sign(wallet, nonce)));
    const [first, ...rest] = inputs as [SubmitInput, ...SubmitInput[]];
    const accepted = await frozen.submit(first);
    await untilMined(relay.reader, String(accepted?.request?.id));
    process.kill(frozen.pid, 'SIGSTOP');
    const other = await startRelayChild(relay.config);
    const ids: string[] = [];
    for (const input of rest) ids.push(String((await other.submit(input))?.request?.id));
    await untilMined(relay.reader, String(ids[0]));
    process.kill(frozen.pid, 'SIGCONT');
    for (const id of ids) await untilMined(relay.reader, id);
    await Promise.all([frozen.stop(), other.stop()]);
    expect(await relay.countExecutions(inputs)).to.deep.equal([1, 1, 1, 1]);
  });
});

import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { sendFuzz } from '../../testing/fuzz/sendFuzz.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';

const REQUESTS = 1_500;

describe('requests of every kind to every entry point', () => {
  it('are answered, none by a failure, and the gateway lives on', async () => {
    const { stack } = await runningStack();
    const given = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;
    const seed = Number(BigInt(given) & 0xffffffffn);
    const { faults, statuses } = await sendFuzz({ url: stack.gatewayUrl, seed, count: REQUESTS, concurrency: 8 });
    expect(faults.slice(0, 3), `GUILDHALL_FUZZ_SEED=${given}`).to.deep.equal([]);
    expect(statuses).to.include.keys('200', '400', '404', '431');
    expect((await fetch(`${stack.gatewayUrl}/livez`)).status).to.equal(200);
  });
});

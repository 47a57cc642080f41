import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { createLostCheck } from './lostCheck.ts';

const PATIENCE_MS = 20;

describe('the check that the ledger follows the chain', () => {
  let height: number;
  let hash: string | null;
  let check: ReturnType<typeof createLostCheck>;
  beforeEach(() => {
    height = 8;
    hash = '0xdropped';
    check = createLostCheck({ height: async () => height, hashAt: async () => hash }, PATIENCE_MS);
  });
  const last = { number: 7, hash: '0xdropped' };

  it('has nothing to say while the block is on the chain', async () => {
    expect(await check(last)).to.equal(undefined);
    await sleep(2 * PATIENCE_MS);
    expect(await check(last)).to.equal(undefined);
  });

  it('names a block that the ledger does not leave', async () => {
    hash = '0xnew';
    expect(await check(last)).to.equal(undefined);
    await sleep(2 * PATIENCE_MS);
    expect(await check(last)).to.match(/block 7 \(0xdropped\).*deeper.*npm start -- --reindex/);
  });

  it('waits anew at each block that graph-node goes back to, and when the ledger is back', async () => {
    hash = '0xnew';
    await check(last);
    await sleep(2 * PATIENCE_MS);
    expect(await check({ number: 6, hash: '0xearlier' })).to.equal(undefined);
    hash = '0xdropped';
    await check(last);
    hash = '0xnew';
    expect(await check(last)).to.equal(undefined);
  });

  it('waits for a branch that is not longer yet', async () => {
    hash = '0xnew';
    height = 7;
    await check(last);
    await sleep(2 * PATIENCE_MS);
    expect(await check(last)).to.equal(undefined);
  });
});

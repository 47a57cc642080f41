import { expect } from 'chai';
import type { Basis } from '../blocks/basis.ts';
import { FRESH_MS, watchLatestBlock } from './latestBlock.ts';

const at = (number: number, hash = `0x${number}`): Basis => ({ deployment: 'Qm', block: { number, hash } });

describe('watchLatestBlock', () => {
  let now: number;
  let asked: number;
  let latest: Basis;
  const watch = () =>
    watchLatestBlock(
      async () => {
        asked += 1;
        return latest;
      },
      () => now,
    );
  beforeEach(() => {
    now = 1_000;
    asked = 0;
    latest = at(1);
  });

  it('asks once for all who ask at the same time, and again when what it knows is no longer fresh', async () => {
    const block = watch();
    expect(block.known).to.equal(undefined);
    expect(await Promise.all([block.current(), block.current()])).to.deep.equal([at(1), at(1)]);
    latest = at(2);
    now += FRESH_MS - 1;
    expect([await block.current(), asked]).to.deep.equal([at(1), 1]);
    now += 1;
    expect([await block.current(), asked]).to.deep.equal([at(2), 2]);
  });

  it('takes what an answer stands on, but nothing that was asked for earlier', async () => {
    const block = watch();
    block.observe(at(5), now);
    expect([await block.current(), asked]).to.deep.equal([at(5), 0]);
    block.observe(at(4), now - 1);
    expect(block.known).to.deep.equal(at(5));
    // A reorganisation goes back.
    block.observe(at(4, '0xb'), now + 1);
    expect(block.known).to.deep.equal(at(4, '0xb'));
  });

  it('counts the age of what it knows from the question, not from the answer', async () => {
    const block = watch();
    block.observe(at(5), now - FRESH_MS);
    expect([await block.current(), asked]).to.deep.equal([at(1), 1]);
  });

  it('asks again after a failure', async () => {
    let fails = true;
    const block = watchLatestBlock(async () => {
      if (fails) throw new Error('no answer');
      return at(1);
    });
    expect(await block.current().catch(({ message }: Error) => message)).to.equal('no answer');
    fails = false;
    expect(await block.current()).to.deep.equal(at(1));
  });
});

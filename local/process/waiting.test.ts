import { expect } from 'chai';
import { type Awaited, UNWATCHED, waitUntil } from './waiting.ts';

describe('waitUntil', () => {
  const silent = { ...UNWATCHED, patienceMs: 60 };
  const refusal = (error: Error) => error.message;

  /** Something that is there after so many looks, and moves with each look or not at all. */
  function coming(looks: number, moves: boolean): Awaited {
    let looked = 0;
    const probe = async () => {
      looked += 1;
      return looked > looks;
    };
    return { name: 'it', probe, state: () => (moves ? looked : 0), status: () => '' };
  }

  it('waits as long as something moves, however much longer than the patience', async () => {
    expect(await waitUntil(coming(10, true), silent)).to.equal(undefined);
  });

  it('gives up when nothing moves for longer than the patience, and says so', async () => {
    const reason = await waitUntil(coming(1000, false), silent).then(() => 'it came', refusal);
    expect(reason).to.match(/^it was not ready after \d+ s, and nothing has moved for 0.06 s$/);
  });

  it('has no end for people, who see what is waited for', async () => {
    expect(await waitUntil(coming(10, false), { ...silent, patienceMs: Number.POSITIVE_INFINITY })).to.equal(undefined);
  });

  it('ends at once when what it waits for can no longer come', async () => {
    const dead: Awaited = { ...coming(1, true), probe: () => Promise.reject(new Error('it has died')) };
    expect(await waitUntil(dead, silent).then(() => 'it came', refusal)).to.equal('it has died');
  });
});

import { mock } from 'node:test';
import { expect } from 'chai';
import type { ChainNode } from '../../chain/node.ts';
import { createHeadWatch } from './headWatch.ts';

/** A node whose head is another block each time it is asked, and the watch of it. */
function watchMovingHead(pollMs: number) {
  let asked = 0;
  const node = { head: async () => ({ number: ++asked, hash: `0x${asked}` }) } as unknown as ChainNode;
  return createHeadWatch(node, pollMs);
}

describe('createHeadWatch', () => {
  let nowMs = 60_000;
  before(() => mock.method(performance, 'now', () => nowMs));
  after(() => mock.restoreAll());

  it('asks the node again for a head that is older than two polls, and not before', async () => {
    const watch = watchMovingHead(100);
    expect((await watch.head()).number).to.equal(1);
    nowMs += 200;
    expect((await watch.head()).number).to.equal(1);
    nowMs += 1;
    expect((await watch.head()).number).to.equal(2);
  });

  it('says whether the head is another block than before', async () => {
    const node = { head: async () => ({ number: 1, hash: '0x1' }) } as unknown as ChainNode;
    const watch = createHeadWatch(node, 1);
    expect([await watch.look(), await watch.look()]).to.deep.equal([true, false]);
    const moving = watchMovingHead(1);
    expect([await moving.look(), await moving.look()]).to.deep.equal([true, true]);
  });
});

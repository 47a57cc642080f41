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

  it('asks the node each time that it is to look, and remembers what it said', async () => {
    const watch = watchMovingHead(100);
    expect([(await watch.look()).number, (await watch.look()).number]).to.deep.equal([1, 2]);
    expect((await watch.head()).number).to.equal(2);
  });
});

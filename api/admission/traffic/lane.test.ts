import { expect } from 'chai';
import { createLane, LaneFull } from './lane.ts';

describe('createLane', () => {
  const never = new AbortController().signal;
  let order: string[] = [];
  beforeEach(() => {
    order = [];
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('lets in what fits, then each client in its turn, and one that is too large alone', async () => {
    const lane = createLane(10, 100);
    const leaves = new Map<string, () => void>();
    const enter = (client: string, name: string, cost: number) =>
      lane.enter(client, cost, never).then((leave) => {
        order.push(name);
        leaves.set(name, leave);
      });
    void enter('a', 'a1', 6);
    void enter('a', 'a2', 6);
    void enter('a', 'a3', 6);
    void enter('b', 'b1', 6);
    void enter('c', 'c1', 600);
    for (const expected of [['a1'], ['a1', 'a2'], ['a1', 'a2', 'b1'], ['a1', 'a2', 'b1', 'c1']]) {
      await settle();
      expect(order).to.deep.equal(expected);
      const leave = leaves.get(order.at(-1) ?? '');
      leave?.();
      leave?.();
    }
    await settle();
    expect(order).to.deep.equal(['a1', 'a2', 'b1', 'c1', 'a3']);
  });

  it('forgets who leaves while waiting, and refuses more than may wait', async () => {
    const lane = createLane(1, 2);
    const leaving = new AbortController();
    const leave = await lane.enter('a', 1, never);
    const gone = lane.enter('b', 1, leaving.signal).catch((error: Error) => error);
    const next = lane.enter('c', 1, never);
    expect(await lane.enter('d', 1, never).catch((error) => error)).to.be.an.instanceOf(LaneFull);
    leaving.abort(new Error('left'));
    expect(await gone).to.have.property('message', 'left');
    leave();
    expect(await next).to.be.a('function');
    expect(await lane.enter('b', 1, leaving.signal).catch((error: Error) => error.message)).to.equal('left');
  });
});

import { expect } from 'chai';
import { createRightOfWay } from './rightOfWay.ts';

const LONG = 2 ** 30;

describe('createRightOfWay', () => {
  const { signal } = new AbortController();

  it('lets pass what has begun, and not what begins later', async () => {
    const way = createRightOfWay(LONG);
    await way.letPass(signal);
    const [first, second] = [way.begin(), way.begin()];
    const told: string[] = [];
    const passed = way.letPass(signal).then(() => told.push('passed'));
    const later = way.begin();
    for (const end of [first, first, second]) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(told).to.deep.equal([]);
      end();
    }
    await passed;
    later();
    await way.letPass(signal);
  });

  it('waits no longer than that, and for nobody who has left', async () => {
    const way = createRightOfWay(1);
    way.begin();
    await way.letPass(signal);
    const busy = createRightOfWay(LONG);
    busy.begin();
    const leaving = new AbortController();
    const waiting = busy.letPass(leaving.signal).catch((reason: unknown) => reason);
    leaving.abort('left');
    expect(await waiting).to.equal('left');
  });
});

import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { sideBySide, type Work } from './sideBySide.ts';

describe('sideBySide', () => {
  let events: string[];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const work = (name: string, ...after: string[]): Work<string> => ({
    name,
    after,
    async run() {
      events.push(`+${name}`);
      const end = Promise.withResolvers<void>();
      ends.set(name, end);
      await end.promise;
      events.push(`-${name}`);
    },
  });
  const end = async (name: string) => {
    ends.get(name)?.resolve();
    await turn();
  };
  beforeEach(() => {
    events = [];
  });

  it('begins what may begin, in order, so much at a time', async () => {
    const done = sideBySide([work('a'), work('b', 'a'), work('c'), work('d', 'c', 'elsewhere')], 2);
    await turn();
    expect(events).to.deep.equal(['+a', '+c']);
    await end('c');
    expect(events).to.deep.equal(['+a', '+c', '-c', '+d']);
    await end('a');
    await end('b');
    await end('d');
    await done;
    expect(events.slice(4)).to.deep.equal(['-a', '+b', '-b', '-d']);
  });

  it('ends what it has begun when something fails, and begins nothing more', async () => {
    const failed = sideBySide([work('a'), work('b'), work('c')], 2).catch((error: Error) => error.message);
    await turn();
    ends.get('b')?.reject(new Error('no'));
    await turn();
    await end('a');
    expect(await failed).to.equal('no');
    expect(events).to.deep.equal(['+a', '+b', '-a']);
  });

  it('says what waits for each other', async () => {
    const works = ['b', 'a'].map((other, i) => ({ name: 'ab'.charAt(i), after: [other], run: async () => {} }));
    const failed = await sideBySide(works, 2).catch((error: Error) => error.message);
    expect(failed).to.equal('Each waits for another: a, b.');
  });
});

import { expect } from 'chai';
import { shareAsks } from './sharedAsks.ts';

describe('shareAsks', () => {
  /** A question whose answer the test gives. */
  function question() {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const state = { asked: 0, signal: undefined as AbortSignal | undefined };
    const send = (signal: AbortSignal) => {
      state.asked += 1;
      state.signal = signal;
      return promise;
    };
    return { state, send, resolve, reject };
  }

  it('asks once for all who wait for the same, and anew afterwards', async () => {
    const asks = shareAsks<string>();
    const one = question();
    const waiting = [asks.ask('a', undefined, one.send), asks.ask('a', new AbortController().signal, one.send)];
    const other = question();
    waiting.push(asks.ask('b', undefined, other.send));
    one.resolve('first');
    other.resolve('other');
    expect(await Promise.all(waiting)).to.deep.equal(['first', 'first', 'other']);
    const later = question();
    later.resolve('later');
    expect(await asks.ask('a', undefined, later.send)).to.equal('later');
    expect(one.state.asked).to.equal(1);
  });

  it('tells all of them of a failure', async () => {
    const asks = shareAsks<string>();
    const { send, reject } = question();
    const waiting = [1, 2].map(() => asks.ask('a', new AbortController().signal, send).catch(String));
    reject(new Error('no answer'));
    expect(await Promise.all(waiting)).to.deep.equal(['Error: no answer', 'Error: no answer']);
  });

  it('lets one leave, and stops asking when the last one has left', async () => {
    const asks = shareAsks<string>();
    const { state, send } = question();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [one, other].map(({ signal }) => asks.ask('a', signal, send).catch(String));
    one.abort('one left');
    expect([await waiting[0], state.signal?.aborted]).to.deep.equal(['one left', false]);
    other.abort('other left');
    expect([await waiting[1], state.signal?.aborted]).to.deep.equal(['other left', true]);
    // Nobody joins what is being given up.
    const next = question();
    next.resolve('next');
    expect(await asks.ask('a', undefined, next.send)).to.equal('next');
  });

  it('asks nothing for one who has left already', async () => {
    const { state, send } = question();
    const asking = shareAsks<string>().ask('a', AbortSignal.abort('left'), send);
    expect([await asking.catch(String), state.asked]).to.deep.equal(['left', 0]);
  });
});

import { expect } from 'chai';
import type { Basis } from '../blocks/basis.ts';
import { createAnswerCache } from './answerCache.ts';

const at = (number: number, hash = `0x${number}`): Basis => ({ deployment: 'Qm', block: { number, hash } });

describe('createAnswerCache', () => {
  let latest: Basis;
  let asked: string[];
  let headsAsked: number;
  beforeEach(() => {
    latest = at(1);
    asked = [];
    headsAsked = 0;
  });

  /** Graph-node's answer at the latest block. */
  const answerNow = (text: string) => {
    const { deployment, block } = latest;
    const basis = JSON.stringify({ deployment, block });
    return Buffer.from(`{"data":{"text":"${text}","_guildhallBasis":${basis}}}`);
  };
  const create = (bytes = 100_000) =>
    createAnswerCache({
      bytes,
      askLatest: async () => {
        headsAsked += 1;
        return latest;
      },
    });
  const send =
    (body: string, text = body) =>
    async () => {
      asked.push(body);
      return answerNow(text);
    };
  const read = async (cache: ReturnType<typeof create>, body: string, text?: string) => {
    const { taken } = await cache.answer(body, undefined, send(body, text));
    return (JSON.parse(taken ? Buffer.concat(taken.data).toString() : '{}') as { text?: string }).text;
  };

  it('answers from memory as long as the latest block is the same', async () => {
    const cache = create();
    expect(await read(cache, 'a')).to.equal('a');
    expect(await read(cache, 'a')).to.equal('a');
    expect(await read(cache, 'b')).to.equal('b');
    expect(asked).to.deep.equal(['a', 'b']);
    cache.latest.observe(at(2), performance.now());
    latest = at(2);
    expect(await read(cache, 'a', 'new')).to.equal('new');
    expect(asked).to.deep.equal(['a', 'b', 'a']);
  });

  it('tells two blocks of one number apart by their hashes, and two deployments', async () => {
    const cache = create();
    await read(cache, 'a');
    for (const next of [at(1, '0xb'), { ...at(1, '0xb'), deployment: 'Qn' }]) {
      latest = next;
      cache.latest.observe(next, performance.now());
      expect(await read(cache, 'a', JSON.stringify(next).replaceAll('"', ''))).to.include('0xb');
    }
    expect(asked).to.deep.equal(['a', 'a', 'a']);
  });

  it('does not answer who asks after a block with what was asked for before it', async () => {
    const cache = create();
    const before = Promise.withResolvers<Buffer>();
    const early = cache.answer('a', undefined, () => before.promise);
    const old = answerNow('old');
    latest = at(2);
    cache.latest.observe(latest, performance.now());
    const late = read(cache, 'a', 'new');
    before.resolve(old);
    expect((await early).bytes.toString()).to.include('old');
    expect(await late).to.equal('new');
    expect(await read(cache, 'a', 'newer')).to.be.oneOf(['new', 'newer']);
  });

  it('asks once for all who ask the same at the same time', async () => {
    const cache = create();
    expect(await Promise.all([read(cache, 'a'), read(cache, 'a'), read(cache, 'a')])).to.deep.equal(['a', 'a', 'a']);
    expect(asked).to.deep.equal(['a']);
  });

  it('does not keep answers with errors, nor failures', async () => {
    const cache = create();
    const failing = async () => {
      asked.push('a');
      return Buffer.from('{"data":null,"errors":[{"message":"no"}]}');
    };
    expect((await cache.answer('a', undefined, failing)).taken).to.equal(null);
    const lost = () => Promise.reject(new Error('lost'));
    expect(await cache.answer('a', undefined, lost).catch(String)).to.equal('Error: lost');
    expect(await read(cache, 'a')).to.equal('a');
    expect(asked).to.deep.equal(['a', 'a']);
  });

  it('holds no more than it may, and nothing that would drive all else out', async () => {
    const cache = create(40_000);
    for (let number = 0; number < 100; number += 1) await read(cache, `body ${number}`);
    asked = [];
    await read(cache, 'body 99');
    expect(asked).to.deep.equal([]);
    await read(cache, 'body 0');
    await read(cache, 'long', 'x'.repeat(5_000));
    await read(cache, 'long', 'x'.repeat(5_000));
    expect(asked).to.deep.equal(['body 0', 'long', 'long']);
  });

  it('keeps nothing when it may hold nothing', async () => {
    const cache = create(0);
    await read(cache, 'a');
    await read(cache, 'a');
    expect([asked, headsAsked]).to.deep.equal([['a', 'a'], 0]);
  });
});

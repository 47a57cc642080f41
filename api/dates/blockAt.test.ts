import { expect } from 'chai';
import { createRandom } from '../../testing/random.ts';
import { blockAt } from './blockAt.ts';

type World = { times: bigint[]; entryBlocks: number[]; newest: number };

/** A chain of blocks with these times, of which the ledger has entries in some. */
function contextOf({ times, entryBlocks, newest }: World) {
  let asked = 0;
  const rows = (numbers: number[]) => numbers.map((number) => ({ blockNumber: String(number) }));
  const timeOf = (number: number) => times[number] ?? 0n;
  return {
    asked: () => asked,
    chain: {
      async header(tag: 'latest' | bigint) {
        asked += 1;
        const timestamp = times[Number(tag)];
        if (timestamp === undefined) return undefined;
        return { number: BigInt(tag), hash: `0x${tag}`, parentHash: '0x', timestamp, baseFeePerGas: 0n, gasLimit: 0n };
      },
    },
    ledger: {
      indexedBlock: async () => ({ number: newest, hash: `0x${newest}` }),
      async query<T>(_document: string, variables?: Record<string, unknown>): Promise<T> {
        const at = BigInt(String(variables?.at));
        const before = entryBlocks.filter((number) => timeOf(number) <= at).slice(-1);
        const after = entryBlocks.filter((number) => timeOf(number) > at).slice(0, 1);
        return { before: rows(before), after: rows(after) } as T;
      },
    },
  };
}

describe('blockAt', () => {
  const even = {
    times: Array.from({ length: 1_000 }, (_, n) => 1_000n + 12n * BigInt(n)),
    entryBlocks: [3, 700],
    newest: 900,
  };

  it('finds the last block at or before a second', async () => {
    for (const [at, number] of [
      [1_000n, 0],
      [1_011n, 0],
      [1_012n, 1],
      [1_036n, 3],
      [9_399n, 699],
      [9_400n, 700],
      [11_799n, 899],
      [11_800n, 900],
    ] as const) {
      const found = await blockAt({}, { at: String(at) }, contextOf(even) as never);
      expect(found, String(at)).to.deep.equal({ number, hash: `0x${number}`, timestamp: String(1_000 + 12 * number) });
    }
  });

  it('gives nothing before the chain began, and for times to come the newest that is indexed', async () => {
    expect(await blockAt({}, { at: '999' }, contextOf(even) as never)).to.equal(null);
    expect((await blockAt({}, { at: '99999999999' }, contextOf(even) as never))?.number).to.equal(900);
  });

  it('agrees with a look at every block, however uneven their times', async () => {
    const random = createRandom(7);
    for (let round = 0; round < 40; round += 1) {
      const times: bigint[] = [5n];
      while (times.length < 300)
        times.push((times.at(-1) ?? 0n) + BigInt([0, 1, 1, 2, 40, 90_000][random.number(6)] ?? 0));
      const entryBlocks = times.flatMap((_, number) => (random.number(30) === 0 ? [number] : []));
      const newest = Math.max(250, ...entryBlocks);
      for (let turn = 0; turn < 20; turn += 1) {
        const at = (times[random.number(300)] ?? 0n) + BigInt(random.number(3)) - 1n;
        const wanted = times.slice(0, newest + 1).findLastIndex((time) => time <= at);
        const found = await blockAt({}, { at: String(at) }, contextOf({ times, entryBlocks, newest }) as never);
        expect(found?.number ?? -1).to.equal(wanted);
      }
    }
  });

  it('asks for a handful of headers on a chain of even pace', async () => {
    const context = contextOf({ ...even, entryBlocks: [] });
    await blockAt({}, { at: '7777' }, context as never);
    expect(context.asked()).to.be.at.most(6);
  });

  it('refuses what is no time', async () => {
    for (const at of ['-1', 'abc', '', '1.5', String(2n ** 63n)]) {
      const failure = await blockAt({}, { at }, contextOf(even) as never).catch((error: unknown) => error);
      expect(failure).to.have.nested.property('extensions.code', 'BAD_USER_INPUT');
    }
  });
});

import { expect } from 'chai';
import { standingsOf } from '../ledger/blocks/standings.ts';
import { beginOf } from './beginOf.ts';
import { blockOf } from './blockOf.ts';

/** Blocks 0 to 9, ten seconds apart from second 100 on, of which the ledger has nine. */
function contextOf() {
  return {
    chain: {
      async header(number: bigint) {
        return number <= 9n ? { number, hash: `0x${number}`, timestamp: 100n + 10n * number } : undefined;
      },
    },
    ledger: {
      indexedBlock: async () => ({ number: 8, hash: '0x8' }),
      query: async () => ({ before: [], after: [] }),
    },
  } as never;
}

const info = { path: { key: 'asked', prev: undefined, typename: 'Query' } };
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error) => error.extensions.code,
  );

describe('blockOf', () => {
  it('takes the latest block by default, a block by its number, and the last one at or before a second', async () => {
    for (const [moment, number] of [
      [undefined, 8],
      [null, 8],
      [{ block: 3 }, 3],
      [{ time: '100' }, 0],
      [{ time: '129' }, 2],
      [{ time: '130' }, 3],
      [{ time: '180' }, 8],
    ] as const) {
      const context = contextOf();
      expect((await blockOf(moment, context, info)).number).to.equal(number);
      expect([...standingsOf((context as { ledger: never }).ledger)]).to.deep.equal([['asked', number]]);
    }
  });

  it('refuses what the ledger has not reached, and what no block is', async () => {
    expect(await codeOf(blockOf({ block: 9 }, contextOf(), info))).to.equal('BLOCK_NOT_INDEXED');
    expect(await codeOf(blockOf({ time: '181' }, contextOf(), info))).to.equal('BLOCK_NOT_INDEXED');
    expect(await codeOf(blockOf({ block: -1 }, contextOf(), info))).to.equal('BAD_USER_INPUT');
    for (const time of ['99', '-1', 'abc', '1.5', '', '0x10', '9'.repeat(30), String(2n ** 63n)]) {
      expect(await codeOf(blockOf({ time }, contextOf(), info)), time).to.equal('BAD_USER_INPUT');
    }
  });
});

describe('beginOf', () => {
  it('takes the first block at or after a second, so that periods join', async () => {
    for (const [time, number] of [
      ['0', 0],
      ['100', 0],
      ['101', 1],
      ['110', 1],
      ['119', 2],
      ['180', 8],
    ] as const) {
      expect((await beginOf({ time }, contextOf(), info)).number, time).to.equal(number);
      if (Number(time) <= 100) continue;
      const before = await blockOf({ time: String(Number(time) - 1) }, contextOf(), info);
      expect(before.number, time).to.equal(number - 1);
    }
    expect((await beginOf({ block: 4 }, contextOf(), info)).number).to.equal(4);
    expect(await codeOf(beginOf({ time: '181' }, contextOf(), info))).to.equal('BLOCK_NOT_INDEXED');
  });
});

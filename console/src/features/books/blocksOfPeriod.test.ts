import { expect } from 'chai';
import type { BooksPeriodQuery } from '../../generated/operations.ts';
import { blocksOfPeriod, secondsOf } from './blocksOfPeriod.ts';

const NOW = Date.parse('2026-12-14T00:00:00Z') / 1000;

const found = (before: number | undefined, until: number): BooksPeriodQuery => ({
  guild: { entries: [{ blockNumber: 26n }] },
  before: before === undefined ? null : { number: before },
  until: { number: until, timestamp: 0n },
  looked: { block: { number: 106, timestamp: BigInt(NOW) } },
});

describe('the blocks of a period', () => {
  it('are looked for by the second before its first day, and the last of its last one', () => {
    expect(secondsOf({ from: '2026-10-01', to: '2026-10-31' })).to.deep.equal({
      before: BigInt(Date.parse('2026-09-30T23:59:59Z') / 1000),
      until: BigInt(Date.parse('2026-10-31T23:59:59Z') / 1000),
    });
  });

  it('open where the days before have closed', () => {
    const period = blocksOfPeriod({ from: '2026-12-02', to: '2026-12-10' }, found(40, 90));
    expect(period).to.deep.equal({ first: 41, last: 90, opening: 40, now: NOW, isUnfinished: false });
  });

  it('open with nothing when the books began in the period', () => {
    for (const before of [undefined, 25]) {
      const period = blocksOfPeriod({ from: '2026-01-01' }, found(before, 106));
      expect(period).to.include({ first: 26, last: 106, opening: undefined });
    }
    expect(blocksOfPeriod({ from: 27 }, found(undefined, 106))).to.include({ first: 27, opening: 26 });
    expect(blocksOfPeriod({ from: 26 }, found(undefined, 106))).to.include({ first: 26, opening: undefined });
  });

  it('end with the block that is looked at, and say when the last day is not over then', () => {
    const period = blocksOfPeriod({ to: '2026-12-14' }, found(undefined, 300));
    expect(period).to.include({ last: 106, isUnfinished: true });
    expect(blocksOfPeriod({ to: '2026-12-13' }, found(undefined, 100))).to.include({ isUnfinished: false });
  });

  it('are none where no block lies in the period, or the books begin later', () => {
    expect(blocksOfPeriod({ from: '2026-12-02', to: '2026-12-02' }, found(90, 90))).to.equal(undefined);
    expect(blocksOfPeriod({ to: '2026-01-01' }, found(undefined, 20))).to.equal(undefined);
    expect(blocksOfPeriod({ from: 107 }, found(undefined, 106))).to.equal(undefined);
  });
});

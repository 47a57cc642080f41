import { expect } from 'chai';
import { createRandom } from '../../testing/random.ts';
import { bps } from './bps.ts';
import { concentrationOf } from './concentrationOf.ts';
import { fillBuckets } from './fillBuckets.ts';
import { limitUse } from './limitUse.ts';
import { rankContributors } from './rankContributors.ts';
import { spreadOf } from './spreadOf.ts';

const TOKEN = 10n ** 18n;

describe('bps', () => {
  it('rounds down, and has no share of nothing', () => {
    expect([bps(1n, 3n), bps(2n, 3n), bps(5n, 5n), bps(0n, 5n), bps(0n, 0n)]).to.deep.equal([
      3_333,
      6_666,
      10_000,
      0,
      null,
    ]);
    expect(bps(2n ** 255n, 2n ** 256n - 1n)).to.equal(5_000);
  });
});

describe('concentrationOf', () => {
  it('is that of one voter, of equals, of none', () => {
    expect(concentrationOf([7n])).to.deep.equal({
      voters: 1,
      votes: 7n,
      hhiBps: 10_000,
      largestBps: 10_000,
      majority: 1,
    });
    const equals = concentrationOf(Array(8).fill(TOKEN));
    expect(equals).to.deep.equal({ voters: 8, votes: 8n * TOKEN, hhiBps: 1_250, largestBps: 1_250, majority: 5 });
    expect(concentrationOf([])).to.deep.equal({ voters: 0, votes: 0n, hhiBps: 0, largestBps: 0, majority: 0 });
  });

  it('is rounded once: many small shares are not lost', () => {
    expect(concentrationOf(Array(20_000).fill(1n)).hhiBps).to.equal(0);
    expect(concentrationOf([1n, ...Array(199).fill(1n)]).hhiBps).to.equal(50);
    expect(concentrationOf([400_000n, 350_000n, 150_000n, 100_000n])).to.deep.include({ hhiBps: 3_150, majority: 2 });
  });

  it('needs more than half for a majority', () => {
    expect(concentrationOf([5n, 3n, 2n]).majority).to.equal(2);
    expect(concentrationOf([6n, 3n, 1n]).majority).to.equal(1);
  });
});

describe('spreadOf', () => {
  it('has the shorter middle of an even number, and an average that is rounded down', () => {
    expect(spreadOf([4n, 1n, 10n, 2n])).to.deep.equal({
      count: 4,
      shortest: 1n,
      median: 2n,
      average: 4n,
      longest: 10n,
    });
    expect(spreadOf([3n, 2n, 9n]).median).to.equal(3n);
    expect(spreadOf([0n])).to.deep.equal({ count: 1, shortest: 0n, median: 0n, average: 0n, longest: 0n });
    expect(spreadOf([])).to.deep.equal({ count: 0, shortest: null, median: null, average: null, longest: null });
  });
});

describe('limitUse', () => {
  const budget = {
    limit: 300n,
    period: 100n,
    startsAt: 1_000n,
    endsAt: 1_250n,
    currentPeriod: 1n,
    spentInPeriod: 100n,
    isClosed: false,
  };

  for (const [now, isOpen, period, used, left, usedBps] of [
    [999n, false, null, 0n, 0n, 0],
    [1_000n, true, 0n, 0n, 300n, 0],
    [1_099n, true, 0n, 0n, 300n, 0],
    [1_100n, true, 1n, 100n, 200n, 3_333],
    [1_199n, true, 1n, 100n, 200n, 3_333],
    [1_200n, true, 2n, 0n, 300n, 0],
    [1_250n, true, 2n, 0n, 300n, 0],
    [1_251n, false, 2n, 0n, 0n, 0],
  ] as const) {
    it(`has ${left} left in second ${now}`, () => {
      expect(limitUse(budget, now)).to.deep.equal({ isOpen, period, used, left, usedBps });
    });
  }

  it('knows budgets of one period, closed ones, and those without a limit or an end', () => {
    const once = { ...budget, period: 0n, currentPeriod: 0n, endsAt: null };
    expect(limitUse(once, 10n ** 12n)).to.deep.equal({
      isOpen: true,
      period: 0n,
      used: 100n,
      left: 200n,
      usedBps: 3_333,
    });
    expect(limitUse({ ...once, isClosed: true }, 1_000n)).to.deep.include({ isOpen: false, left: 0n, used: 100n });
    expect(limitUse({ ...once, limit: 0n, spentInPeriod: 0n }, 1_000n)).to.deep.include({ left: 0n, usedBps: null });
  });
});

describe('rankContributors', () => {
  it('puts the most milestones first, counts one that was paid twice once, and adds up by token', () => {
    const ranking = rankContributors();
    for (const [to, token, milestone, amount] of [
      ['0xb', '0x2', 'm1', 5n],
      ['0xb', '0x1', 'm2', 7n],
      ['0xb', '0x2', 'm1', 6n],
      ['0xa', '0x1', 'm3', 100n],
      ['0xc', '0x1', 'm4', 1n],
    ] as const) {
      ranking.add({ to, token, milestone, amount });
    }
    expect(ranking.ranked()).to.deep.equal([
      {
        account: '0xb',
        milestones: 2,
        earned: [
          { token: '0x1', amount: 7n },
          { token: '0x2', amount: 11n },
        ],
      },
      { account: '0xa', milestones: 1, earned: [{ token: '0x1', amount: 100n }] },
      { account: '0xc', milestones: 1, earned: [{ token: '0x1', amount: 1n }] },
    ]);
  });
});

describe('fillBuckets', () => {
  it('has no holes, and carries the balance over them', () => {
    const random = createRandom(3);
    for (let turn = 0; turn < 50; turn += 1) {
      const first = BigInt(random.number(100));
      let balance = first;
      const rows = Array.from({ length: 12 }, (_, n) => n)
        .filter(() => random.once(3))
        .map((n) => {
          const [inflow, outflow] = [BigInt(random.number(50)), BigInt(random.number(50))];
          balance += inflow - outflow;
          return { timestamp: 3_600n * BigInt(n + 5), count: 1, inflow, outflow, balance };
        });
      const filled = fillBuckets(rows, { from: 18_000n, length: 3_600n, count: 12 }, first);
      expect(filled.map(({ timestamp }) => timestamp)).to.deep.equal(
        Array.from({ length: 12 }, (_, n) => 18_000n + 3_600n * BigInt(n)),
      );
      let carried = first;
      for (const { inflow, outflow, balance: after } of filled) {
        carried += inflow - outflow;
        expect(after).to.equal(carried);
      }
      expect(filled.filter(({ count }) => count > 0)).to.deep.equal(rows);
    }
  });
});

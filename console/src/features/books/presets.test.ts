import { expect } from 'chai';
import { presets } from './presets.ts';

const at = (time: string) =>
  Object.fromEntries(presets(Date.parse(time) / 1000).map(({ label, from, to }) => [label, [from, to]]));

describe('presets', () => {
  it('are months, quarters and years in UTC, and end with a day only when they are over', () => {
    expect(at('2026-12-14T01:00:00Z')).to.deep.equal({
      'This month': ['2026-12-01', undefined],
      'Last month': ['2026-11-01', '2026-11-30'],
      'This quarter': ['2026-10-01', undefined],
      'Last quarter': ['2026-07-01', '2026-09-30'],
      'This year': ['2026-01-01', undefined],
      'Last year': ['2025-01-01', '2025-12-31'],
      Everything: [undefined, undefined],
    });
  });

  it('know that a year begins after the one before, and that February may have 29 days', () => {
    const { 'Last month': month, 'Last quarter': quarter } = at('2028-01-01T00:00:00Z');
    expect([month, quarter]).to.deep.equal([
      ['2027-12-01', '2027-12-31'],
      ['2027-10-01', '2027-12-31'],
    ]);
    expect(at('2028-03-31T23:59:59Z')['Last month']).to.deep.equal(['2028-02-01', '2028-02-29']);
  });
});

import { expect } from 'chai';
import { formatAge } from './formatAge.ts';
import { formatCount } from './formatCount.ts';
import { formatTime } from './formatTime.ts';
import { inWords } from './inWords.ts';
import { shortHex } from './shortHex.ts';

describe('formats', () => {
  it('write counts in groups of three', () => {
    expect([0, 999, 1_000, 100_000n].map(formatCount)).to.deep.equal(['0', '999', '1,000', '100,000']);
  });

  it('write times in UTC to the second', () => {
    expect(formatTime(1_793_000_000)).to.equal('2026-10-26 07:33:20');
  });

  it('write ages by their largest unit', () => {
    expect([0, 59, 60, 250, 3_600, 86_399, 86_400, 200_000].map(formatAge)).to.deep.equal([
      '0 s',
      '59 s',
      '1 min',
      '4 min',
      '1 h',
      '23 h',
      '1 d',
      '2 d',
    ]);
  });

  it('write capitals in words', () => {
    expect(inWords('MILESTONE_RELEASED')).to.equal('Milestone released');
  });

  it('shorten what is long only', () => {
    expect(shortHex('0x70997970c51812dc3a010c7d01b50e0d17dc79c8')).to.equal('0x7099…79c8');
    expect(shortHex('0x00000001')).to.equal('0x00000001');
  });
});

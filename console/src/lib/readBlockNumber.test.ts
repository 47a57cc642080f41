import { expect } from 'chai';
import { readBlockNumber } from './readBlockNumber.ts';

describe('a typed block number', () => {
  for (const [text, number] of [
    ['1,234', 1_234],
    [' 85 ', 85],
    ['0', 0],
    ['', undefined],
  ] as const) {
    it(`is read: “${text}”`, () => expect(readBlockNumber(text)).to.equal(number));
  }

  for (const text of ['-1', '1e3', '0x10', '2026-12-01', '1234567890']) {
    it(`is refused: “${text}”`, () => expect(() => readBlockNumber(text)).to.throw('is no block number'));
  }
});

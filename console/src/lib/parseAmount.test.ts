import { expect } from 'chai';
import { parseAmount } from './parseAmount.ts';

describe('parseAmount', () => {
  for (const [text, amount] of [
    ['1,250.5', 1_250_500_000n],
    ['0', 0n],
    ['12', 12_000_000n],
    [' 1.2500000000 ', 1_250_000n],
  ] as const) {
    it(`reads ${text.trim()}`, () => {
      expect(parseAmount(text, 6)).to.equal(amount);
    });
  }

  for (const text of ['', '-1', '1e3', '0x10', '1,25', '1.0000001', '.5', '1 000']) {
    it(`does not guess at “${text}”`, () => {
      expect(parseAmount(text, 6)).to.equal(undefined);
    });
  }
});

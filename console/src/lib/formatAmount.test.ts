import { expect } from 'chai';
import { formatAmount } from './formatAmount.ts';

describe('formatAmount', () => {
  const cases: [bigint, number, string][] = [
    [11_700_500_000n, 6, '11,700.50'],
    [1n, 6, '0.000001'],
    [0n, 6, '0.00'],
    [-250_000_000n, 6, '-250.00'],
    [1_234_567_890_123_456_789n, 18, '1.234567890123456789'],
    [
      (1n << 256n) - 1n,
      18,
      `${'115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457'}.584007913129639935`,
    ],
    [1_234_567n, 0, '1,234,567'],
    [15n, 1, '1.5'],
  ];
  for (const [amount, decimals, text] of cases) {
    it(`writes ${amount} of ${decimals} decimals as ${text}`, () => {
      expect(formatAmount(amount, decimals)).to.equal(text);
    });
  }
});

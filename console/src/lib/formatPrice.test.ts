import { expect } from 'chai';
import { formatPrice } from './formatPrice.ts';

describe('formatPrice', () => {
  it('writes dollars of 6 decimals for one token of 18, exact and rounded down', () => {
    const price = formatPrice(541_234_999_999n * 10n ** 12n + 1n, 18, 6);
    expect(price).to.deep.equal({ exact: '0.541234999999000000000001', short: '0.541234' });
  });

  it('keeps small prices and every whole unit', () => {
    expect(formatPrice(1_234_567_890n, 18, 6).short).to.equal('0.00000000000000123456');
    expect(formatPrice(12_345_678n * 10n ** 24n, 18, 6).short).to.equal('12,345,678.00');
  });

  it('writes prices of tokens of any decimals', () => {
    expect(formatPrice(3n * 10n ** 36n, 0, 0).exact).to.equal('3.00');
    expect(formatPrice(3n, 40, 2).exact).to.equal('300');
    expect(formatPrice(0n, 18, 6).short).to.equal('0.00');
  });
});

import { expect } from 'chai';
import { priceRange, sparkline } from './sparkline.ts';

const at = (timestamp: number, price: bigint) => ({ timestamp, price });

describe('sparkline', () => {
  it('holds each price until the next trade, highest on top', () => {
    expect(sparkline([at(100, 5n), at(150, 10n), at(200, 0n)])).to.equal('M3 18H80V3H157V33');
  });

  it('goes by order when all trades are of one second, and is level when the price is', () => {
    expect(sparkline([at(100, 7n), at(100, 7n), at(100, 7n)])).to.equal('M3 18H80V18H157V18');
  });

  it('draws prices beyond every float', () => {
    const top = 2n ** 255n;
    expect(sparkline([at(1, 0n), at(2, top)])).to.equal('M3 33H157V3');
    expect(priceRange([at(1, top), at(2, 1n)])).to.deep.equal({ lowest: 1n, highest: top });
  });

  it('draws nothing of fewer than two trades', () => {
    expect(sparkline([])).to.equal('');
    expect(sparkline([at(1, 1n)])).to.equal('');
    expect(priceRange([])).to.equal(undefined);
  });
});

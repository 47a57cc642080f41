import { expect } from 'chai';
import { decimalAmount } from './decimalAmount.ts';

describe('an amount for a file', () => {
  it('is exact, without groups or trailing zeros', () => {
    expect(decimalAmount(-11_700_500_000n, 6)).to.equal('-11700.5');
    expect(decimalAmount(1n, 18)).to.equal('0.000000000000000001');
    expect(decimalAmount(1_000_000n, 0)).to.equal('1000000');
    expect(decimalAmount(0n, 6)).to.equal('0');
  });
});

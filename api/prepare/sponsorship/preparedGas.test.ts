import { expect } from 'chai';
import { leastUseFor, preparedGas } from './preparedGas.ts';

describe('preparedGas', () => {
  it('leaves a fifth and 100,000 units to what was used', () => {
    expect(preparedGas(200_000n)).to.equal(340_000n);
  });
});

describe('leastUseFor', () => {
  it('is what preparing gives the gas for', () => {
    for (const used of [0n, 21_000n, 200_000n, 9_000_000n]) expect(leastUseFor(preparedGas(used), 0n)).to.equal(used);
  });

  it('is less by the margin', () => {
    expect(leastUseFor((preparedGas(200_000n) * 150n) / 100n, 50n)).to.equal(200_000n);
  });

  it('is below zero for gas that any call is given', () => {
    expect(leastUseFor(100_000n, 50n) < 0n).to.equal(true);
  });
});

import { expect } from 'chai';
import { quoteFees, replacementFees } from './fees.ts';

const GWEI = 10n ** 9n;

describe('quoteFees', () => {
  it('leaves room for the base fee to double', () => {
    const fees = quoteFees(2n * GWEI, 10n * GWEI, 500n * GWEI);
    expect(fees).to.deep.equal({ maxFeePerGas: 22n * GWEI, maxPriorityFeePerGas: 2n * GWEI });
  });

  it('stays at the cap, and gives none above it', () => {
    const capped = quoteFees(GWEI, 300n * GWEI, 500n * GWEI);
    expect(capped?.maxFeePerGas).to.equal(500n * GWEI);
    expect(quoteFees(GWEI, 500n * GWEI, 500n * GWEI)).to.equal(undefined);
  });
});

describe('replacementFees', () => {
  const old = { maxFeePerGas: 80n, maxPriorityFeePerGas: 8n };

  it('raises both fees by an eighth and a wei, at least', () => {
    const fees = replacementFees(old, { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, 1000n);
    expect(fees).to.deep.equal({ maxFeePerGas: 91n, maxPriorityFeePerGas: 10n });
  });

  it('goes to what is quoted now when that is more', () => {
    const fees = replacementFees(old, { maxFeePerGas: 200n, maxPriorityFeePerGas: 1n }, 1000n);
    expect(fees).to.deep.equal({ maxFeePerGas: 200n, maxPriorityFeePerGas: 10n });
  });

  it('goes up to the cap, and gives none above it', () => {
    expect(replacementFees(old, { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, 91n)?.maxFeePerGas).to.equal(91n);
    expect(replacementFees(old, { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, 90n)).to.equal(undefined);
  });
});

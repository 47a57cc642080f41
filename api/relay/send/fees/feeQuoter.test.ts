import { mock } from 'node:test';
import { expect } from 'chai';
import { createFeeQuoter } from './feeQuoter.ts';

const GWEI = 10n ** 9n;

describe('createFeeQuoter', () => {
  let nowMs = 60_000;
  let suggested: () => Promise<bigint>;
  let asked: number;
  const node = {
    suggestedTip: () => {
      asked += 1;
      return suggested();
    },
  };
  const fails = () => Promise.reject(new Error('no answer'));
  const suggest = (tip: bigint) => async () => tip;
  const quoter = () => createFeeQuoter(node, 1_000n * GWEI);
  const tipOf = async (quote: ReturnType<typeof quoter>) => (await quote(GWEI))?.maxPriorityFeePerGas;

  before(() => mock.method(performance, 'now', () => nowMs));
  beforeEach(() => {
    asked = 0;
  });
  after(() => mock.restoreAll());

  it('asks for the tip again when it is five seconds old, and not before', async () => {
    const quote = quoter();
    suggested = suggest(2n * GWEI);
    expect(await tipOf(quote)).to.equal(2n * GWEI);
    suggested = suggest(3n * GWEI);
    nowMs += 5_000;
    expect(await tipOf(quote)).to.equal(2n * GWEI);
    expect(asked).to.equal(1);
    nowMs += 1;
    expect(await tipOf(quote)).to.equal(3n * GWEI);
    expect(asked).to.equal(2);
  });

  it('asks a node that did not answer again a second later, and not before', async () => {
    const quote = quoter();
    suggested = fails;
    expect(await tipOf(quote)).to.equal(GWEI);
    suggested = suggest(40n * GWEI);
    nowMs += 1_000;
    expect(await tipOf(quote)).to.equal(GWEI);
    expect(asked).to.equal(1);
    nowMs += 1;
    expect(await tipOf(quote)).to.equal(40n * GWEI);
  });

  it('keeps the last tip while the node does not answer', async () => {
    const quote = quoter();
    suggested = suggest(40n * GWEI);
    await quote(GWEI);
    suggested = fails;
    nowMs += 5_001;
    expect(await tipOf(quote)).to.equal(40n * GWEI);
    expect(asked).to.equal(2);
  });

  it('asks once for all who need the tip at a time', async () => {
    const quote = quoter();
    suggested = suggest(2n * GWEI);
    expect(await Promise.all([tipOf(quote), tipOf(quote)])).to.deep.equal([2n * GWEI, 2n * GWEI]);
    expect(asked).to.equal(1);
  });
});

import { mock } from 'node:test';
import { expect } from 'chai';
import { createFeeQuoter } from './feeQuoter.ts';

const GWEI = 10n ** 9n;

describe('createFeeQuoter', () => {
  let nowMs = 60_000;
  let tip = GWEI;
  let asked = 0;
  const node = {
    suggestedTip: async () => {
      asked += 1;
      return tip;
    },
  };

  before(() => mock.method(performance, 'now', () => nowMs));
  after(() => mock.restoreAll());

  it('asks for the tip again when it is five seconds old, and not before', async () => {
    const quote = createFeeQuoter(node, 1_000n * GWEI);
    const first = await quote(GWEI);
    tip = 2n * GWEI;
    nowMs += 5_000;
    expect(await quote(GWEI)).to.deep.equal(first);
    expect(asked).to.equal(1);
    nowMs += 1;
    const later = await quote(GWEI);
    expect(asked).to.equal(2);
    expect((later?.maxPriorityFeePerGas ?? 0n) - (first?.maxPriorityFeePerGas ?? 0n)).to.equal(GWEI);
  });
});

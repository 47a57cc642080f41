import { expect } from 'chai';
import { categoryRules } from './categoryRules.ts';
import { proposalCategory } from './proposalCategory.ts';

const chosen = {
  category: 'STRATEGY' as const,
  quorumBps: 1n,
  approvalBps: 2n,
  votingDelay: 3n,
  votingPeriod: 4n,
  lateQuorumExtension: 5n,
  timelockDelay: 6n,
  executionPeriod: 7n,
};

describe('categoryRules', () => {
  it('takes what is given, and defaults for the other categories, in the contracts’ order', () => {
    const { category: _, ...fields } = chosen;
    const all = categoryRules([chosen], 0n);
    expect(all).to.have.length(proposalCategory.options.length);
    expect(all[2]).to.deep.equal(fields);
    expect(all.map(({ quorumBps }) => quorumBps)).to.deep.equal([500n, 1_000n, 1n, 1_500n, 2_000n, 4_000n]);
    expect(all[5]).to.deep.equal({
      quorumBps: 4_000n,
      approvalBps: 7_500n,
      votingDelay: 3_600n,
      votingPeriod: 86_400n,
      lateQuorumExtension: 21_600n,
      timelockDelay: 0n,
      executionPeriod: 1_209_600n,
    });
  });

  it('lets no default go below the guild’s own timelock delay', () => {
    const delays = categoryRules([chosen], 172_800n).map(({ timelockDelay }) => timelockDelay);
    expect(delays).to.deep.equal([172_800n, 172_800n, 6n, 172_800n, 259_200n, 172_800n]);
  });
});

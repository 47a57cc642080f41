import { expect } from 'chai';
import { problemOf } from '../../testing/problemOf.ts';
import { parseProposalId, proposalLedgerId } from './ids.ts';

const ADDRESS = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

describe("a proposal's id", () => {
  it('is taken apart and put together', () => {
    const last = { governor: ADDRESS, proposalId: 2n ** 256n - 1n };
    expect(parseProposalId(`${ADDRESS}${'F'.repeat(64)}`, [])).to.deep.equal(last);
    expect(proposalLedgerId({ governor: ADDRESS, proposalId: 1n })).to.equal(`${ADDRESS}${'1'.padStart(64, '0')}`);
  });

  it('has 52 bytes', () => {
    expect(problemOf(() => parseProposalId(ADDRESS, ['proposal'])).message).to.contain('is not the id of a proposal');
  });
});

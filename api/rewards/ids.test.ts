import { expect } from 'chai';
import { problemOf } from '../../testing/problemOf.ts';
import { parseGrantId } from './ids.ts';

const ADDRESS = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

describe("a grant's id", () => {
  it('is taken apart', () => {
    const grant = { rewards: ADDRESS, account: `0x${'11'.repeat(20)}`, number: 3n };
    expect(parseGrantId(`${ADDRESS}${'11'.repeat(20)}00000003`, [])).to.deep.equal(grant);
  });

  it('has 44 bytes', () => {
    expect(problemOf(() => parseGrantId(ADDRESS, ['grants'])).message).to.contain('is not the id of a grant');
  });
});

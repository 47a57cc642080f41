import { expect } from 'chai';
import type { CheckedName } from './checkMessages.ts';
import { isSame, verdictOfCheck } from './checkVerdict.ts';

const guild = `0x${'ab'.repeat(20)}`;
const blockHash = `0x${'cd'.repeat(32)}`;
const equal = { name: 'file', guild, blockHash, toBlock: '9', trustedState: null, differenceCount: 0 } as CheckedName;

describe('the verdict on certificates', () => {
  for (const [what, checked, named, tone, title] of [
    ['nothing to compare with', {}, {}, 'good', 'compare that block’s hash'],
    [
      'the hash that was given',
      {},
      { hash: ` ${blockHash.toUpperCase().replace('X', 'x')} ` },
      'good',
      'Verified: all',
    ],
    ['the guild that was given', {}, { guild }, 'good', 'compare that block’s hash'],
    ['another hash', {}, { hash: guild }, 'failure', 'Block 9 has another hash'],
    ['another guild', {}, { guild: blockHash, hash: blockHash }, 'failure', 'another guild'],
    ['a state that nothing shows', { trustedState: blockHash }, { hash: blockHash }, 'warning', 'Verified in part'],
    ['a row that differs', { differenceCount: 1 }, { hash: blockHash }, 'failure', '1 row does not follow'],
    ['rows that differ', { differenceCount: 2 }, {}, 'failure', '2 rows do not follow'],
  ] as [string, Partial<CheckedName>, object, string, string][]) {
    it(`says so of ${what}`, () => {
      const verdict = verdictOfCheck({ ...equal, ...checked }, { guild: '', hash: '', ...named });
      expect(verdict.tone).to.equal(tone);
      expect(verdict.title).to.include(title);
    });
  }

  it('knows nothing of what nobody has typed', () => {
    expect([isSame(guild, ' '), isSame(guild, guild), isSame(guild, '0x')]).to.deep.equal([undefined, true, false]);
  });
});

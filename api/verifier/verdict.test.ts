import { expect } from 'chai';
import type { AnswerBasis } from '../ledger/blocks/namedBlocks.ts';
import type { VerifierSummary } from './summary.ts';
import { strangeness, verdictOn } from './verdict.ts';

const block = (number: number, branch = '') => ({ number, hash: `0x${number}${branch}` });
const FACTORY = `0x${'12'.repeat(20)}`;
const summary: VerifierSummary = {
  state: 'following',
  chainId: '31337',
  factory: FACTORY,
  deployment: 'Qm',
  block: block(9),
  verified: [block(9), block(7)],
  differing: { count: 0, guilds: [] },
  ageMs: 5,
};
const answer = (...blocks: { number: number; hash: string | null }[]): AnswerBasis => {
  const [first = block(0), ...others] = blocks;
  if (others.length === 0) return { deployment: 'Qm', block: first };
  return { deployment: 'Qm', blocks: Object.fromEntries(blocks.map((one, at) => [`f${at}`, one])) };
};

describe('what the verifier says of an answer', () => {
  for (const [what, stands, state] of [
    ['its last block', answer(block(9)), 'VERIFIED'],
    ['an earlier block that it compared', answer(block(7)), 'VERIFIED'],
    ['an earlier block that it passed by', answer(block(8)), 'UNKNOWN'],
    ['a later block', answer(block(10)), 'BEHIND'],
    ['its last number on another branch', answer(block(9, 'b')), 'UNKNOWN'],
    ['a block whose hash nobody confirms', answer({ number: 9, hash: null }), 'UNKNOWN'],
    ['several blocks that it compared', answer(block(9), block(7)), 'VERIFIED'],
    ['one that it compared and a later one', answer(block(9), block(10)), 'BEHIND'],
    ['one that it compared and one that it passed by', answer(block(9), block(8)), 'UNKNOWN'],
    ['another deployment', { ...answer(block(9)), deployment: 'QmOther' }, 'UNKNOWN'],
  ] as [string, AnswerBasis, string][]) {
    it(`${state}: ${what}`, () => {
      expect(verdictOn(summary, stands).state).to.equal(state);
    });
  }

  it('DIFFERS wherever it stands, with some of the guilds', () => {
    const differing = { count: 30, guilds: [FACTORY] };
    for (const number of [7, 9, 10]) {
      expect(verdictOn({ ...summary, differing }, answer(block(number)))).to.deep.equal({
        state: 'DIFFERS',
        block: block(9),
        guilds: [FACTORY],
      });
    }
  });

  it('BEHIND as long as it starts, of this deployment or none yet', () => {
    const starting: VerifierSummary = { ...summary, state: 'starting', block: null, verified: [] };
    for (const deployment of ['Qm', null]) {
      const verdict = verdictOn({ ...starting, deployment }, answer(block(9)));
      expect(verdict).to.deep.equal({ state: 'BEHIND', block: null });
    }
    expect(verdictOn({ ...starting, deployment: 'QmOther' }, answer(block(9))).state).to.equal('UNKNOWN');
    const differing = { count: 1, guilds: [FACTORY] };
    expect(verdictOn({ ...starting, differing }, answer(block(9))).state).to.equal('DIFFERS');
  });
});

describe('a verifier of something else', () => {
  it('is told by its chain or its factory', () => {
    const own = { chainId: 31_337n, factory: FACTORY };
    expect(strangeness(summary, own)).to.equal(undefined);
    expect(strangeness({ ...summary, chainId: '1' }, own)).to.include('chain 1');
    expect(strangeness({ ...summary, factory: '0x34' }, own)).to.include('0x34');
  });
});

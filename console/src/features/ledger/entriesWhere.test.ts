import { expect } from 'chai';
import { readSearch } from '../../lib/readSearch.ts';
import { entriesWhere } from './entriesWhere.ts';
import { ledgerSearch } from './ledgerSearch.ts';
import { technicalKinds } from './technicalKinds.ts';

const guild = `0x${'11'.repeat(20)}`;
const actor = `0x${'ab'.repeat(20)}`;
const folding = { kind_not_in: [...technicalKinds] };

describe('entriesWhere', () => {
  it('leaves technical kinds out unless they are asked for', () => {
    expect(entriesWhere(guild, {})).to.deep.equal({ guild, ...folding });
    expect(entriesWhere(guild, { all: true })).to.deep.equal({ guild });
    expect(entriesWhere(guild, { kind: 'APPROVAL,PAID' })).to.deep.equal({ guild, kind_in: ['APPROVAL', 'PAID'] });
  });

  it('finds what is folded under the same filters', () => {
    expect(entriesWhere(guild, { actor }, 'folded')).to.deep.equal({ guild, actor, kind_in: [...technicalKinds] });
    expect(entriesWhere(guild, { all: true }, 'folded')).to.deep.equal({ guild, kind_in: [] });
  });

  it('turns blocks into ranges of ids, and days into seconds, ends included', () => {
    const { id_gte, id_lte } = entriesWhere(guild, { from: 255, to: 256 });
    expect([id_gte, id_lte]).to.deep.equal(['0x00000000000000ff00000000', '0x0000000000000100ffffffff']);
    const { timestamp_gte, timestamp_lt } = entriesWhere(guild, { since: '2026-07-01', until: '2026-09-30' });
    expect([timestamp_gte, timestamp_lt]).to.deep.equal([1_782_864_000n, 1_790_812_800n]);
  });

  it('keeps the place of a page within the range of blocks, whichever is tighter', () => {
    const at = '0x000000000000010000000003';
    expect(entriesWhere(guild, { from: 1 }, 'shown', { id_lt: at })).to.deep.equal({
      guild,
      ...folding,
      id_gte: '0x000000000000000100000000',
      id_lt: at,
    });
    expect(entriesWhere(guild, { to: 2 }, 'shown', { id_lte: at }).id_lte).to.equal('0x0000000000000002ffffffff');
  });

  it('asks for either part of whom an entry is about', () => {
    expect(entriesWhere(guild, { party: actor }).or).to.deep.equal([{ actor }, { account: actor }]);
  });
});

describe('ledgerSearch', () => {
  const read = (search: object) => readSearch(ledgerSearch, search);

  it('reads addresses in any case, and amounts as numbers and as texts', () => {
    expect(read({ actor: actor.toUpperCase().replace('0X', '0x') })).to.deep.equal({ actor });
    expect(read({ token: actor, min: 5, max: `${10n ** 20n}` })).to.deep.equal({
      token: actor,
      min: '5',
      max: `${10n ** 20n}`,
    });
  });

  for (const [search, complaint] of [
    [{ actor: 'bob', from: -1 }, 'actor must be an address.\nfrom must be a block number.'],
    [{ from: 9, to: 1 }, 'from is after to: no block is in between.'],
    [{ since: '2026-02-02', until: '2026-02-01' }, 'the first day is after the last one.'],
    [{ since: '2026-13-01' }, 'since must be a day such as 2026-09-30.'],
    [{ since: '2026-02-30' }, 'since is no day of the calendar.'],
    [{ category: 'PAYMENT,NONE' }, 'category must be one of the ledger’s, or several with commas.'],
    [{ min: 5 }, 'an amount needs a token.'],
    [{ token: actor, min: 5, max: 4 }, 'the least amount is above the greatest one.'],
  ] as const) {
    it(`refuses what it cannot read instead of dropping it: ${JSON.stringify(search)}`, () => {
      expect(() => read(search)).to.throw(complaint);
    });
  }
});

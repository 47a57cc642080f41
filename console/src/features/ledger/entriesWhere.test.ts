import { expect } from 'chai';
import { readSearch } from '../../lib/readSearch.ts';
import { entriesWhere } from './entriesWhere.ts';
import { ledgerSearch } from './ledgerSearch.ts';

const guild = `0x${'11'.repeat(20)}`;
const actor = `0x${'ab'.repeat(20)}`;

describe('entriesWhere', () => {
  it('asks for the guild alone when nothing narrows the list', () => {
    expect(entriesWhere(guild, {})).to.deep.equal({ guild });
  });

  it('turns blocks into ranges of ids, ends included', () => {
    const { id_gte, id_lte } = entriesWhere(guild, { from: 255, to: 256 });
    expect([id_gte, id_lte]).to.deep.equal(['0x00000000000000ff00000000', '0x0000000000000100ffffffff']);
  });

  it('keeps the place of a page apart from the range of blocks', () => {
    const before = '0x000000000000010000000003';
    expect(entriesWhere(guild, { from: 1, before, category: 'PAYMENT', actor })).to.deep.equal({
      guild,
      category: 'PAYMENT',
      actor,
      id_gte: '0x000000000000000100000000',
      id_lt: before,
    });
  });
});

describe('readLedgerSearch', () => {
  it('reads addresses in any case', () => {
    expect(readSearch(ledgerSearch, { actor: actor.toUpperCase().replace('0X', '0x') })).to.deep.equal({ actor });
  });

  it('refuses what it cannot read instead of dropping it', () => {
    expect(() => readSearch(ledgerSearch, { actor: 'bob', from: -1 })).to.throw(
      'actor must be an address.\nfrom must be a block number.',
    );
  });
});

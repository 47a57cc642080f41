import { expect } from 'chai';
import { exactLookups, hitOf, wordLookups } from './lookups.ts';

const kinds = (text: string) => exactLookups(text).map(({ kind, where }) => `${kind} ${where?.split(':')[0]}`);

describe('where a search looks', () => {
  for (const [text, found] of [
    [`0x${'Aa'.repeat(20)}`, ['GUILD id', 'CONTRACT address', 'TOKEN id', 'ACCOUNT id']],
    [
      `0x${'12'.repeat(32)}`,
      ['ENTRY transactionHash', 'ENTRY entryHash', 'ENTRY blockHash', 'DOCUMENT digest', 'PROPOSAL proposalId'],
    ],
    [`0x${'12'.repeat(12)}`, ['ENTRY id']],
    ['#42', ['ENTRY number', 'PROJECT number', 'ENTRY blockNumber']],
    ['9223372036854775808', ['PROPOSAL proposalId']],
    [`b${'a'.repeat(58)}`, ['DOCUMENT id', 'ENTRY documentCid']],
    ['QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG', ['DOCUMENT id', 'ENTRY documentCid']],
    ['0x12', []],
    ['12.5', []],
    ['Bajoran', []],
  ] as const) {
    it(`by what is exact in ${text}`, () => {
      expect(kinds(text)).to.deep.equal(found);
    });
  }

  it('by words, of which none is a filter', () => {
    const [guild, ...searches] = wordLookups('50% "off"', "'50' & 'off'");
    expect(guild?.where).to.equal('name_contains_nocase: "%50\\\\% \\"off\\"%"');
    expect(searches.map(({ list, args }) => [list, args])).to.deep.equal(
      ['proposalSearch', 'projectSearch', 'documentSearch'].map((list) => [list, "text: \"'50' & 'off'\""]),
    );
    expect(wordLookups('!', '')).to.have.length(1);
  });

  it('and what is found has a name, or its id', () => {
    const [entry] = exactLookups('7');
    if (entry === undefined) throw new Error('Nowhere.');
    const row = { id: '0x1', number: '7', kind: 'VOTE_CAST', guild: { id: '0xaa' } };
    expect(hitOf(entry, row)).to.deep.equal({ kind: 'ENTRY', rowId: '0x1', title: '7 VOTE_CAST', guild: '0xaa' });
    expect(hitOf({ ...entry, fields: ['title'] }, { id: '0x1', title: null }).title).to.equal('0x1');
  });
});

import { expect } from 'chai';
import type { SearchQuery } from '../../generated/operations.ts';
import { byKind, optionsOf } from './optionsOf.ts';

const here = `0x${'11'.repeat(20)}`;
const there = `0x${'22'.repeat(20)}`;
const guilds = [
  { id: here, name: 'Here' },
  { id: there, name: 'There' },
];

const entry = (guild: string, rowId: string) => ({ kind: 'ENTRY' as const, rowId, title: '1204 PAID', guild });

const found = (anywhere: SearchQuery['anywhere'], ofGuild: SearchQuery['anywhere'] = []): SearchQuery => ({
  here: ofGuild,
  anywhere,
  guilds,
});

describe('optionsOf', () => {
  it('names what is found once, that of the guild first, and the guild of what is elsewhere', () => {
    const options = optionsOf(found([entry(there, '0x02'), entry(here, '0x01')], [entry(here, '0x01')]), '1204', here);
    expect(options.map(({ title, guildName }) => [title, guildName])).to.deep.equal([
      ['Entry 1,204: Paid', undefined],
      ['Entry 1,204: Paid', 'There'],
    ]);
    expect(options[0]?.way).to.deep.equal({
      to: '/g/$guild/ledger/$number',
      params: { guild: here, number: '1204' },
    });
  });

  it('leads to nothing that needs a guild where none is looked at', () => {
    const account = { kind: 'ACCOUNT' as const, rowId: there, title: there, guild: null };
    expect(optionsOf(found([account]), there, undefined)).to.deep.equal([]);
    expect(optionsOf(found([account]), there, here)[0]?.way).to.deep.equal({
      to: '/g/$guild/ledger',
      params: { guild: here },
      search: { party: there },
    });
  });

  it('offers a hash of entries as a transaction’s, and lists by kind', () => {
    const hash = `0x${'ab'.repeat(32)}`;
    const kinds = byKind(optionsOf(found([entry(here, '0x01')]), hash, here));
    expect(kinds.map(([name, options]) => [name, options.length])).to.deep.equal([
      ['Transactions', 1],
      ['Entries', 1],
    ]);
    expect(optionsOf(found([]), hash, here)).to.deep.equal([]);
  });
});

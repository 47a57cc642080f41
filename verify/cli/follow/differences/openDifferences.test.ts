import { expect } from 'chai';
import type { Hex } from '../../../chain/types.ts';
import { difference } from '../../../compare/difference.ts';
import type { OpenDifference } from './openDifference.ts';
import { OpenDifferences } from './openDifferences.ts';

describe('the differences that a follower keeps', () => {
  const block = { number: 1n, hash: '0x' as Hex };
  const of = (guild: number, row: number): OpenDifference => {
    const id: Hex = `0x${row.toString(16).padStart(8, '0')}`;
    const place = { type: 'LedgerHead', id, row: '' };
    const made = undefined;
    return { guild: `0x${guild.toString(16)}`, difference: difference('extra', place), made, block, since: '' };
  };
  const many = (count: number, make: (at: number) => OpenDifference) =>
    Array.from({ length: count }, (_, at) => make(at));

  it('are the first thousand, and the first of each further guild', () => {
    const open = new OpenDifferences();
    open.add(many(1_100, (at) => of(1, at)));
    open.add(many(10, (at) => of(2, at)));
    expect([open.all.length, open.untold]).to.deep.equal([1_001, 109]);
  });

  it('have an end, however many guilds are served that nobody has made', () => {
    const open = new OpenDifferences();
    for (let look = 0; look < 12; look += 1) open.add(many(1_000, (at) => of(look * 1_000 + at, at)));
    expect([open.all.length, open.untold]).to.deep.equal([10_000, 2_000]);
  });
});

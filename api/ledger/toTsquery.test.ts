import { expect } from 'chai';
import { toTsquery } from './toTsquery.ts';

describe('toTsquery', () => {
  for (const [typed, query] of [
    ['audit', "'audit'"],
    ['  pay\tthe\nauditors ', "'pay' & 'the' & 'auditors'"],
    ['"pay the auditors"', "'pay the auditors'"],
    ['pay "the auditors', "'pay' & 'the auditors'"],
    ['pay -auditors', "'pay' & !'auditors'"],
    ['-"pay auditors" now', "!'pay auditors' & 'now'"],
    ['pay or fund it', "'pay' | 'fund' & 'it'"],
    ['pay OR fund|it', "'pay' | 'fund' | 'it'"],
    ['or orange | | organ or', "'orange' | 'organ'"],
    ['-or "or"', "!'or' & 'or'"],
    ['pay*ments audit**', "'pay*ments' & 'audit':*"],
    ['audit* -pay*', "'audit':* & !'pay':*"],
    ['guild.eth co-op 0xAB', "'guild.eth' & 'co-op' & '0xAB'"],
    ["it's a\\b", "'it''s' & 'a\\\\b'"],
    ['a\0b', "'a' & 'b'"],
    ['größe 監査 🌱', "'größe' & '監査' & '🌱'"],
    ['half \ud83d', "'half' & '\ufffd'"],
    ['', ''],
    [' or | * "" "  "', ''],
  ] as const) {
    it(`reads ${JSON.stringify(typed)} as ${query || 'nothing'}`, () => {
      expect(toTsquery(typed)).to.equal(query);
    });
  }

  it('reads the first 1,024 characters', () => {
    expect(toTsquery(`${'a'.repeat(1_023)} b`)).to.equal(`'${'a'.repeat(1_023)}'`);
    expect(toTsquery(`${'a'.repeat(1_023)}🌱`)).to.equal(`'${'a'.repeat(1_023)}\ufffd'`);
  });
});

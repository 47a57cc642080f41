import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { toTsquery } from './toTsquery.ts';

const read = (text: string) => toTsquery(text, 'proposalSearch.text');

describe('toTsquery', () => {
  for (const [typed, query] of [
    ['audit', "'audit'"],
    ['  pay\tthe\nauditors ', "'pay' & 'auditors'"],
    ['"pay the auditors"', "'pay the auditors'"],
    ['pay "the auditors', "'pay' & 'the auditors'"],
    ['pay -auditors', "'pay' & !'auditors'"],
    ['-"pay auditors" today', "!'pay auditors' & 'today'"],
    ['pay or fund it', "'pay' | 'fund'"],
    ['pay OR fund|vote', "'pay' | 'fund' | 'vote'"],
    ['pay pay | pay', "'pay'"],
    ['or orange | | organ or', "'orange' | 'organ'"],
    ['-or pay "or"', "'pay'"],
    ['pay*ments bad**', "'pay*ments' & ('bad':* | 'bading')"],
    ['bad* -Club*', "('bad':* | 'bading') & !('Club':* | 'clubing')"],
    ['監査* 365*', "('監査':*) & ('365':*)"],
    ['wuther*', "('wuther':* | 'wuthering')"],
    ['nor*', "('norful':* | 'noring')"],
    ["it's the pay", "'pay'"],
    ['guild.eth co-op 0xAB', "'guild.eth' & 'co-op' & '0xAB'"],
    ["guild's c\\b so-so own.it", "'guild''s' & 'c\\\\b' & 'so-so' & 'own.it'"],
    ['c\0b', "'c' & 'b'"],
    ['größe 監査 🌱', "'größe' & '監査' & '🌱'"],
    ['half \ud83d', "'half' & '\ufffd'"],
    ['', ''],
    [' or | * "" "  "', ''],
  ] as const) {
    it(`reads ${JSON.stringify(typed)} as ${query || 'nothing'}`, () => {
      expect(read(typed)).to.equal(query);
    });
  }

  it('reads the first 1,024 characters', () => {
    expect(read(`${'a'.repeat(1_023)} b`)).to.equal(`'${'a'.repeat(1_023)}'`);
    expect(read(`${'a'.repeat(1_023)}🌱`)).to.equal(`'${'a'.repeat(1_023)}\ufffd'`);
  });

  for (const [typed, words] of [
    ['the', '“the”'],
    ['a '.repeat(500), '“a”'],
    ['I me my we you he she', '“I”, “me”, “my”, “we”, “you”'],
    ['audit or "To be" -Not', '“To be”, “Not”'],
    ["it's* ", "“it's”"],
  ]) {
    it(`refuses ${String(typed).slice(0, 30)}, which can only be looked for in part or not at all`, () => {
      expect(() => read(String(typed)))
        .to.throw(GraphQLError, `\`proposalSearch.text\` looks for ${words}: too common in English to be found.`)
        .with.nested.property('extensions.code', 'BAD_USER_INPUT');
    });
  }

  it('reads 16 words that are only begun', () => {
    const begun = Array.from({ length: 16 }, (_, i) => `${i}*`).join(' ');
    expect(read(`${begun} 3* 3* word`)).to.match(/\('15':\*\) & 'word'$/);
    expect(() => read(`${begun} | 16*`)).to.throw('more than 16 words with `*`');
  });
});

import { expect } from 'chai';
import { visibly } from './visibly.ts';

describe('visibly', () => {
  for (const [what, text, shown] of [
    ['letters of any script', 'Größe 研究 עברית', 'Größe 研究 עברית'],
    ['an override of the direction', 'gnp\u202eecio', 'gnp\\u{202e}ecio'],
    ['what has no width', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['line ends and controls', 'a\nb\u0000', 'a\\u{a}b\\u{0}'],
    ['half a character', 'a\ud800', 'a\\u{d800}'],
  ] as const) {
    it(`shows ${what}`, () => {
      expect(visibly(text)).to.equal(shown);
    });
  }
});

import { expect } from 'chai';
import { symbolOf } from './symbolOf.ts';

describe('a token’s symbol', () => {
  for (const [symbol, shown] of [
    ['TUSD', 'TUSD'],
    ['', '(no symbol)'],
    ['US\u202eD', 'US\\u{202e}D'],
    ['A\nB', 'A\\u{a}B'],
  ] as const) {
    it(`is shown: ${JSON.stringify(symbol)}`, () => expect(symbolOf({ symbol })).to.equal(shown));
  }
});

import { expect } from 'chai';
import { printable, printableLines } from './printable.mjs';

describe('what a terminal is given', () => {
  for (const [what, text, expected] of [
    ['commands to the terminal', '\u001b[2J\u009b1A\u007f', '\\u001b[2J\\u009b1A\\u007f'],
    ['other lines', 'a\n✔ verified\r\u2028\u0085', 'a\\u000a✔ verified\\u000d\\u2028\\u0085'],
    ['directions of writing', '\u202egnp.exe\u2066\u200f', '\\u202egnp.exe\\u2066\\u200f'],
    ['what has no width', 'pay\u200bpal\ufeff\u{e0041}', 'pay\\u200bpal\\ufeff\\udb40\\udc41'],
    ['half a character', '\ud800', '\\ud800'],
  ] as const) {
    it(`has no ${what}`, () => {
      expect(printable(text)).to.equal(expected);
      expect(JSON.parse(printable(JSON.stringify({ text })))).to.deep.equal({ text });
    });
  }

  it('has all other text as it is', () => {
    const text = '✔ Zürich 東京 שלום 👍 "\\u202e" …';
    expect(printable(text)).to.equal(text);
    expect(printableLines(`${text}\n${text}\n`)).to.equal(`${text}\n${text}\n`);
  });
});

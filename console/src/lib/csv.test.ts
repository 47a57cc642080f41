import { expect } from 'chai';
import { toCsv } from './csv.ts';

describe('a CSV file', () => {
  it('holds numbers as they are, and nothing for what is not there', () => {
    expect(
      toCsv([
        ['a', 'b', 'c'],
        [-1n, 12.5, null],
      ]),
    ).to.equal('a,b,c\r\n-1,12.5,\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(toCsv([['a,b', 'say "x"', 'two\nlines']])).to.equal('"a,b","say ""x""","two\nlines"\r\n');
  });

  for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1']) {
    it(`is never a formula: ${JSON.stringify(text)}`, () => {
      expect(toCsv([[text]])).to.match(/^"?'/);
    });
  }
});

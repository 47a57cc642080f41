import { expect } from 'chai';
import { Invalid } from './invalid.ts';
import {
  accountParser,
  amountParser,
  bytesParser,
  integerParser,
  type Parser,
  shareParser,
  timeParser,
} from './parsers.ts';

const CHEN = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const known = accountParser((name) => (name === 'Chen' ? CHEN.toLowerCase() : undefined));

/** What a text becomes: the API's value, or “✕” where it is none. */
const read = ({ parse }: Parser, text: string) => {
  const value = parse(text);
  return value instanceof Invalid ? '✕' : value;
};

describe('what is typed into a form', () => {
  for (const [what, parser, text, value] of [
    ['an amount', amountParser(6), '1250.5', '1250500000'],
    ['an amount with groups', amountParser(6), '1,250,000.000001', '1250000000001'],
    ['a decimal comma, which is no group', amountParser(6), '1,5', '✕'],
    ['groups that are not of three', amountParser(6), '1,25,000', '✕'],
    ['digits with a blank between', amountParser(6), '1 5', '✕'],
    ['digits with an apostrophe between', amountParser(6), "1'5", '✕'],
    ['a comma at the end', amountParser(6), '15,', '✕'],
    ['an amount without decimals', amountParser(18), '3', '3000000000000000000'],
    ['too many decimals', amountParser(6), '0.0000001', '✕'],
    ['a negative amount', amountParser(6), '-1', '✕'],
    ['an amount as programs write it', amountParser(6), '1e3', '✕'],
    ['decimals of what has none', amountParser(0), '1.5', '✕'],
    ['a share', shareParser, '12.5', 1_250],
    ['a share with a comma', shareParser, '0,05 %', 5],
    ['a share too fine', shareParser, '0.005', '✕'],
    ['a number', integerParser(true), '12', 12],
    ['a number larger than floats', integerParser(false), '90071992547409931', '90071992547409931'],
    ['a number larger than Int', integerParser(true), '2147483648', '✕'],
    ['no number', integerParser(false), '1.5', '✕'],
    ['an address', known, CHEN, CHEN.toLowerCase()],
    ['an address in small letters', known, CHEN.toLowerCase(), CHEN.toLowerCase()],
    ['an address with a wrong digit', known, CHEN.replace('90F', '91F'), '✕'],
    ['a known name', known, 'Chen', CHEN.toLowerCase()],
    ['an unknown name', known, 'Chan', '✕'],
    ['half a byte', bytesParser, '0x123', '✕'],
    ['a time in UTC', timeParser(false), '2026-12-01T12:30', '1796128200'],
  ] as const) {
    it(`is read: ${what}`, () => expect(read(parser, text)).to.equal(value));
  }

  it('is written back as it was meant', () => {
    expect(amountParser(6).format('1250500000')).to.equal('1250.50');
    expect(shareParser.format(1_250)).to.equal('12.5');
    expect(timeParser(false).format('1796128200')).to.equal('2026-12-01T12:30');
    expect(known.format(CHEN.toLowerCase())).to.equal(CHEN);
  });
});

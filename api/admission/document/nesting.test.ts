import { expect } from 'chai';
import { jsonFault } from './nesting.ts';

const nested = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`);

describe('jsonFault', () => {
  it('counts lists and objects alike', () => {
    expect(jsonFault(nested(64), 64)).to.equal(undefined);
    expect(jsonFault(nested(66), 64)).to.equal('nested');
    expect(jsonFault({ a: [1, 2], b: 'x', c: null }, 2)).to.equal(undefined);
    expect(jsonFault({ a: 1, b: [[]] }, 2)).to.equal('nested');
    expect(jsonFault('text', 0)).to.equal(undefined);
  });

  it('stands what would overflow the stack', () => {
    expect(jsonFault(nested(20_000), 64)).to.equal('nested');
  });

  it('finds numbers that JSON is read as infinite', () => {
    for (const json of ['1e400', '[-1e400]', '{"where":{"price_not":1e400}}']) {
      expect(jsonFault(JSON.parse(json), 64), json).to.equal('number');
    }
    expect(jsonFault(JSON.parse('[1e308, -0, 2.5]'), 64)).to.equal(undefined);
  });
});

import { expect } from 'chai';
import { isNestedAtMost } from './nesting.ts';

const nested = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`);

describe('isNestedAtMost', () => {
  it('counts lists and objects alike', () => {
    expect(isNestedAtMost(nested(64), 64)).to.equal(true);
    expect(isNestedAtMost(nested(66), 64)).to.equal(false);
    expect(isNestedAtMost({ a: [1, 2], b: 'x', c: null }, 2)).to.equal(true);
    expect(isNestedAtMost({ a: 1, b: [[]] }, 2)).to.equal(false);
    expect(isNestedAtMost('text', 0)).to.equal(true);
  });

  it('stands what would overflow the stack', () => {
    expect(isNestedAtMost(nested(20_000), 64)).to.equal(false);
  });
});

import { expect } from 'chai';
import { parseJson } from './json.ts';

describe('JSON that somebody has sent', () => {
  const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;

  it('is read up to a depth, and refused below it: what walks down very far breaks', () => {
    expect(JSON.stringify(parseJson(nested(500)))).to.equal(nested(500));
    for (const levels of [502, 200_000]) expect(() => parseJson(nested(levels))).to.throw(SyntaxError, '500 levels');
  });

  it('may be no object at all', () => {
    for (const value of [null, 1, 'text', true, []]) expect(parseJson(JSON.stringify(value))).to.deep.equal(value);
  });
});

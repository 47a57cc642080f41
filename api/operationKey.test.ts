import { expect } from 'chai';
import { operationKey } from './operationKey.ts';

describe('operationKey', () => {
  it('is the same for an absent, a null and an empty name', () => {
    const keys = [undefined, null, ''].map((name) => operationKey('{ a }', name));
    expect(new Set(keys).size).to.equal(1);
  });

  it('never takes a part of the name for the text', () => {
    const pairs = [
      ['{ b }', 'A {a}'],
      ['{a} { b }', 'A'],
      ['A {a} { b }', ''],
      [' { b }', 'A {a}'],
    ] as const;
    expect(new Set(pairs.map(([source, name]) => operationKey(source, name))).size).to.equal(pairs.length);
  });
});

import { expect } from 'chai';
import { createKnownOperations, type Forwarded, forwardedVariables } from './knownOperations.ts';

const asked = (source: string, operationName?: string | null, variables: Record<string, unknown> = {}) => ({
  source,
  operationName,
  variables,
});
const forwarded = (query: string): Forwarded => ({ query, made: [], sent: new Set() });

describe('createKnownOperations', () => {
  it('tells operations of one document apart by their names', () => {
    const known = createKnownOperations();
    known.add(asked('query A { a } query B { b }', 'A'), [], forwarded('A'));
    expect(known.get(asked('query A { a } query B { b }', 'A'))).to.include({ query: 'A' });
    for (const name of ['B', '', null, undefined])
      expect(known.get(asked('query A { a } query B { b }', name))).to.equal(undefined);
  });

  it('knows an operation for variables of the same shape only', () => {
    const known = createKnownOperations();
    known.add(asked('q', null, { a: 'x' }), ['a', 'b'], forwarded('one'));
    known.add(asked('q', null, { a: 'x', b: null }), ['a', 'b'], forwarded('two'));
    expect(known.get(asked('q', null, { a: 'y', c: 1 }))).to.include({ query: 'one' });
    expect(known.get(asked('q', null, { a: 'y', b: null }))).to.include({ query: 'two' });
    for (const a of [null, true, 1, [], ['x'], undefined])
      expect(known.get(asked('q', null, { a }))).to.equal(undefined);
  });

  it('takes no two of these for one shape', () => {
    const values = [undefined, null, true, false, 1, 'x', [], ['x'], 'half \ud800'];
    const known = createKnownOperations();
    for (const [i, a] of values.entries()) known.add(asked('q', null, { a }), ['a'], forwarded(String(i)));
    for (const [i, a] of values.entries()) expect(known.get(asked('q', null, { a }))).to.include({ query: String(i) });
  });

  it('forgets, of more than 1,000 forms, what was asked for longest ago, and takes no huge operations', () => {
    const known = createKnownOperations();
    const first = asked('{ a }', null, { a: 1 });
    const second = asked('{ a }', null, { a: 'x' });
    known.add(first, ['a'], forwarded('first'));
    known.add(second, ['a'], forwarded('second'));
    for (let i = 0; i < 998; i += 1) known.add(asked(`{ a${i} }`), [], forwarded(String(i)));
    expect(known.get(first)).to.include({ query: 'first' });
    known.add(asked('{ a998 }'), [], forwarded('998'));
    expect(known.get(second)).to.equal(undefined);
    for (let i = 0; i < 999; i += 1) known.add(asked(`{ a${i} }`), [], forwarded(String(i)));
    expect(known.get(first)).to.include({ query: 'first' });
    known.add(asked('{ a999 }'), [], forwarded('999'));
    expect(known.get(asked('{ a0 }'))).to.equal(undefined);
    expect(known.get(asked('{ a999 }'))).to.include({ query: '999' });
    const huge = `{ a }${' '.repeat(16_384)}`;
    known.add(asked(huge), [], forwarded(''));
    expect(known.get(asked(huge))).to.equal(undefined);
  });
});

describe('forwardedVariables', () => {
  it('hands variables on as they came when none is made, and else those that are used', () => {
    const variables = { a: 1, b: 2 };
    expect(forwardedVariables(forwarded(''), variables)).to.equal(variables);
  });
});

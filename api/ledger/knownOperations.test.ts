import { expect } from 'chai';
import { createKnownOperations } from './knownOperations.ts';

describe('createKnownOperations', () => {
  it('tells operations of one document apart by their names', () => {
    const known = createKnownOperations();
    known.add('query A { a } query B { b }', 'A', 'forwarded "A"');
    expect(known.get('query A { a } query B { b }', 'A')).to.equal('"forwarded \\"A\\""');
    expect(known.get('query A { a } query B { b }', 'B')).to.equal(undefined);
    expect(known.get('query A { a } query B { b }', undefined)).to.equal(undefined);
  });

  it('forgets the oldest of more than 1,000, and takes no huge ones', () => {
    const known = createKnownOperations();
    for (let i = 0; i <= 1_000; i += 1) known.add(`{ a${i} }`, null, '');
    expect(known.get('{ a0 }', null)).to.equal(undefined);
    expect(known.get('{ a1 }', null)).to.equal('""');
    expect(known.get('{ a1000 }', null)).to.equal('""');
    const huge = `{ a }${' '.repeat(16_384)}`;
    known.add(huge, null, '');
    expect(known.get(huge, null)).to.equal(undefined);
  });
});

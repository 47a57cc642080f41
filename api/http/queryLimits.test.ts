import { expect } from 'chai';
import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { queryLimits } from './queryLimits.ts';

const schema = buildSchema('type Query { q: Query n: Int }');

function complaints(source: string): string[] {
  return validate(schema, parse(source), [queryLimits]).map(({ message }) => message);
}

/** `{ q { q { … n } } }`, with a number of fields inside each other. */
function nested(depth: number, leaf = 'n'): string {
  return `${'{ q '.repeat(depth - 1)}{ ${leaf} }${' }'.repeat(depth - 1)}`;
}

function aliases(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}: n`).join(' ');
}

describe('queryLimits', () => {
  it('lets introspection pass', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, oneOf: true });
    expect(complaints(query)).to.deep.equal([]);
  });

  it('refuses a 21st level, also in fragments', () => {
    expect(complaints(nested(20))).to.deep.equal([]);
    expect(complaints(nested(21))).to.deep.equal(['Fields are nested 21 deep; the most is 20.']);
    expect(complaints(`${nested(11, '... on Query { ...F }')} fragment F on Query ${nested(11)}`)).to.deep.equal([
      'Fields are nested 21 deep; the most is 20.',
    ]);
  });

  it('refuses a 101st alias, and counts a fragment as often as it is spread', () => {
    expect(complaints(`{ ${aliases(100)} }`)).to.deep.equal([]);
    expect(complaints(`{ ${aliases(101)} }`)).to.deep.equal(['There are 101 aliases; the most is 100.']);
    expect(complaints(`{ ...F x: q { ...F } } fragment F on Query { ${aliases(50)} }`)).to.deep.equal([
      'There are 101 aliases; the most is 100.',
    ]);
  });

  it('measures fragments that spread each other many times over without following each spread', () => {
    const fragments = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const started = performance.now();
    const [complaint] = complaints(`{ ...F0 } ${fragments.join('\n')} fragment F60 on Query { a: n }`);
    expect(complaint).to.match(/^There are \d+ aliases/);
    expect(performance.now() - started).to.be.below(1_000);
  });

  it('ends on fragments that spread themselves', () => {
    expect(complaints('{ ...A } fragment A on Query { q { ...B } } fragment B on Query { q { ...A } }')).to.be.an(
      'array',
    );
  });
});

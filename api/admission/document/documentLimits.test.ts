import { expect } from 'chai';
import { getIntrospectionQuery } from 'graphql';
import { parseWithinLimits } from './documentLimits.ts';

function complaint(text: string): string | undefined {
  try {
    parseWithinLimits(text);
    return undefined;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: object };
    expect(extensions).to.include({ code: 'QUERY_TOO_COMPLEX', retryable: false });
    return message;
  }
}

/** `{ q { q { … n } } }`, with a number of fields inside each other. */
function nested(depth: number, leaf = 'n'): string {
  return `${'{ q '.repeat(depth - 1)}{ ${leaf} }${' }'.repeat(depth - 1)}`;
}

function aliases(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}: n`).join(' ');
}

function fragments(count: number, body: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ${body(i)} }`).join('\n');
}

describe('parseWithinLimits', () => {
  it('lets introspection pass', () => {
    expect(complaint(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).to.equal(undefined);
  });

  it('leaves what is no GraphQL to others', () => {
    for (const text of ['', '{', '{ a(b: "', 'subscription']) expect(parseWithinLimits(text)).to.equal(undefined);
  });

  it('refuses a 21st level of fields, also in fragments', () => {
    expect(complaint(nested(20))).to.equal(undefined);
    expect(complaint(nested(21))).to.include('more than 20 nested fields');
    expect(complaint(`${nested(11, '... on Query { ...F }')} fragment F on Query ${nested(11)}`)).to.include(
      '20 nested fields',
    );
  });

  it('refuses a 101st alias, and counts a fragment as often as it is spread', () => {
    expect(complaint(`{ ${aliases(100)} }`)).to.equal(undefined);
    expect(complaint(`{ ${aliases(101)} }`)).to.include('more than 100 aliases');
    expect(complaint(`{ ...F x: q { ...F } } fragment F on Query { ${aliases(50)} }`)).to.include('100 aliases');
  });

  for (const [what, text, says] of [
    ['5,001 tokens', `{ ${'n '.repeat(5_001)} }`, '5000 tokens'],
    ['65 nested brackets', `{ n(a: ${'['.repeat(65)}${']'.repeat(65)}) }`, '64 nested brackets'],
    ['one field 1,240 times', `{ ${'n '.repeat(1_240)} }`, '2500 pairs of fields'],
    ['250 fragments in a circle', `{ ...F0 } ${fragments(250, (i) => `n ...F${(i + 1) % 250}`)}`, '50 fragments'],
    ['300 doubling fragments', `{ ...F0 } ${fragments(300, (i) => `...F${i + 1} ...F${i + 1}`)}`, '50 fragments'],
    ['40 doubling fragments', `{ ...F0 } ${fragments(41, (i) => `n ...F${i + 1} ...F${i + 1}`)}`, '3000 selections'],
    ['empty doubling ones', `{ ...F0 } ${fragments(41, (i) => `...F${i + 1} ...F${i + 1}`)}`, '3000 selections'],
    ['300 nested inline fragments', `{ ${'... { '.repeat(300)} n ${'}'.repeat(300)} }`, '64 nested brackets'],
    ['201 inline fragments', `{ ${'... { n } '.repeat(201)} }`, '200 inline fragments'],
    ['101 directives', `{ n ${'@a '.repeat(101)} }`, '100 directives'],
    ['101 variables', `query (${'$a: Int '.repeat(101)}) { n }`, '100 variables'],
    ['51 operations', Array.from({ length: 51 }, (_, i) => `query Q${i} { n }`).join(' '), '50 operations'],
    ['a list of 1,001', `{ n(a: [${'1 '.repeat(1_001)}]) }`, '1000 values in a list'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(complaint(text)).to.include(`more than ${says}`);
    });
  }

  it('ends on fragments that spread themselves', () => {
    expect(complaint('{ ...A } fragment A on Query { q { ...B } } fragment B on Query { q { ...A } }')).to.equal(
      undefined,
    );
  });
});

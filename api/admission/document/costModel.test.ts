import { expect } from 'chai';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { ownPriceOf, priceOf } from './costModel.ts';
import { readOwnCosts } from './ownCosts.ts';

const ledger = `
  type Query {
    guild(id: ID!): Guild
    guilds(first: Int = 100, skip: Int = 0): [Guild!]!
    entrySearch(text: String!, first: Int = 100): [Entry!]!
    _entities(representations: [ID!]!): [Guild]!
  }
  interface Named { name: String }
  type Guild implements Named { id: ID! name: String entries(first: Int = 100): [Entry!]! tags: [String!]! parts: [Part!]! }
  type Entry { id: ID! guild: Guild! }
  type Part { id: ID! }
`;
const own = `
  type Query { request(id: ID!): Request @cost(weight: "100") }
  type Request { id: ID! history: [Step!]! @listSize(assumedSize: 7) steps(first: Int = 30): Steps }
  type Steps { edges: [Edge!]! @listSize(assumedSize: 1) }
  type Edge { node: Step! @cost(weight: "5") }
  type Step { at: Int }
  extend type Entry { proof: Proof @cost(weight: "50") }
  type Proof { at: Int }
`;
const directives = `
  directive @cost(weight: String!) on FIELD_DEFINITION
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
`;

describe('priceOf', () => {
  const schema = buildSchema(`${ledger} ${own.replace('type Query', 'extend type Query')} ${directives}`);
  const costs = readOwnCosts([own]);

  function priced<T>(price: (...asked: Parameters<typeof priceOf>) => T, text: string): T {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is no operation.');
    return price(document, operation, { schema, own: costs });
  }
  const cost = (text: string, variables?: Record<string, unknown>) => priced(priceOf, text)(variables);

  for (const [text, expected] of [
    ['{ guild(id: 1) { id } }', 1],
    ['{ guilds { id tags } }', 100],
    ['{ guilds(first: 0) { id } }', 0],
    ['{ guilds(first: null) { id } }', 100],
    ['{ guilds(first: 5000) { id } }', 1_000],
    ['{ guilds(first: 10) { entries(first: 20) { id } } }', 10 * (1 + 20)],
    ['{ guilds(first: 10) { ...F } } fragment F on Guild { ... on Named { name } entries { guild { id } } }', 2_010],
    ['{ guilds(first: 2) { parts { id } } }', 2 * 11],
    ['{ a: guild(id: 1) { id } b: guild(id: 2) { id } }', 2],
    ['{ entrySearch(text: "x", first: 10) { id } }', 110],
    ['{ request(id: 1) { id history { at } } }', 100 + 1 + 7],
    ['{ request(id: 1) { steps(first: 4) { edges { node { at } } } } }', 100 + 1 + 4 * (1 + 1 + 5 + 1)],
    ['{ request(id: 1) { steps { edges { node { at } } } } }', 100 + 1 + 30 * (1 + 1 + 5 + 1)],
    ['{ guilds(first: 10) { entries(first: 20) { id proof { at } } } }', 10 * (1 + 20 * (1 + 50 + 1))],
    [
      '{ guilds(first: 3) { entries(first: 2) { a: proof { at } ...E } } } fragment E on Entry { b: proof { at } }',
      3 * (1 + 2 * (1 + 51 + 51)),
    ],
    ['{ __typename unknown { id } }', 0],
  ] as const) {
    it(`${text} costs ${expected}`, () => {
      expect(cost(text)).to.equal(expected);
    });
  }

  it('counts representations, wherever they are given', () => {
    const field = '_entities(representations: $r) { entries(first: 50) { id } }';
    expect(cost('{ _entities(representations: [1, 2, 3]) { entries(first: 50) { id } } }')).to.equal(3 * 51);
    expect(cost(`query ($r: [ID!]!) { ${field} }`, { r: [1, 2, 3] })).to.equal(3 * 51);
    expect(cost(`query ($r: [ID!]! = [1, 2, 3]) { ${field} }`)).to.equal(3 * 51);
    expect(cost(`query ($r: [ID!]! = [1, 2, 3]) { ${field} }`, { r: [1] })).to.equal(51);
  });

  it('takes `first` from variables, from their defaults, and from the schema’s', () => {
    const text = 'query ($a: Int = 7, $b: Int) { guilds(first: $a) { entries(first: $b) { id } } }';
    expect(cost(text)).to.equal(7 * 101);
    expect(cost(text, { a: 2, b: 3 })).to.equal(2 * 4);
    expect(cost(text, { b: null })).to.equal(7 * 101);
    expect(cost(text, { a: 'x', b: -1 })).to.equal(100 * 101);
  });

  for (const [text, expected] of [
    ['{ guilds { id entries { id } } }', undefined],
    ['{ entrySearch(text: "x") { id } }', undefined],
    ['{ guilds { id } request(id: 1) { id history { at } } }', 100 + 1 + 7],
    ['{ guilds(first: 10) { id entries(first: 20) { id guild { id } proof { at } } } }', 10 * 20 * 51],
    [
      '{ entrySearch(text: "x", first: 2) { ...E } } fragment E on Entry { guild { entries(first: 3) { proof { at } } } }',
      2 * 3 * 51,
    ],
  ] as const) {
    it(`of ${text} the gateway’s own share is ${expected}`, () => {
      expect(priced(ownPriceOf, text)?.({})).to.equal(expected);
    });
  }

  it('multiplies the lists inside lists that graph-node would build whole', () => {
    expect(
      cost('{guilds{entries(first:60){guild{entries(first:60){guild{entries(first:60){guild{id}}}}}}}}'),
    ).to.be.above(40_000_000);
  });
});

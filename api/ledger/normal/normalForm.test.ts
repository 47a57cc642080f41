import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import {
  buildSchema,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql';
import { forwardedVariables } from '../knownOperations.ts';
import { createNormaliser } from './normalForm.ts';

const ledgerSchema = buildSchema(readFileSync(new URL('../served.graphql', import.meta.url), 'utf8'));
const schema = buildSchema(readFileSync(new URL('../../published/schema.graphql', import.meta.url), 'utf8'));
const normalise = createNormaliser(schema, ledgerSchema);

function write(source: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(source);
  expect(validate(schema, document)).to.deep.equal([]);
  const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
  const normal = normalise(document, operation, variables);
  return {
    text: print(normal.document)
      .replace(/\s+/g, ' ')
      .replace(/\( | \)/g, (bracket) => bracket.trim()),
    variables: forwardedVariables(normal, variables),
    isHollow: normal.isHollow,
  };
}

const codeOf = (source: string, variables: Record<string, unknown> = {}) => {
  try {
    return write(source, variables).text;
  } catch (error) {
    return (error as GraphQLError).extensions.code;
  }
};

describe('createNormaliser', () => {
  for (const [what, source, variables, text] of [
    [
      'leaves out what has no value, and null where it is none',
      'query ($p: String, $n: Int, $b: Block_height) { ledgerEntries(first: $n, block: $b, orderBy: null, where: { project: $p }) { id } }',
      {},
      '{ ledgerEntries(where: {}) { id } }',
    ],
    [
      'keeps null where it is one',
      'query ($p: String) { ledgerEntries(where: { project: $p, round_not: null }) { id } }',
      { p: null },
      '{ ledgerEntries(where: {project: null, round_not: null}) { id } }',
    ],
    [
      'takes defaults of variables, also beyond what a double holds',
      'query ($n: BigInt = 400000000000000000000001) { ledgerEntries(where: { number_lt: $n }) { id } }',
      {},
      '{ ledgerEntries(where: {number_lt: "400000000000000000000001"}) { id } }',
    ],
    [
      'makes a list of one of a value',
      '{ guilds(where: { id_in: "0x12" }) { id } }',
      {},
      '{ guilds(where: {id_in: ["0x12"]}) { id } }',
    ],
    [
      'has negated filters take the rows without a value, and leaves those of fields that always have one',
      '{ ledgerEntries(where: { project_not: "0x12", kind_not: "A", or: [{ number: 1 }] }) { id } }',
      {},
      '{ ledgerEntries(where: {and: [{kind_not: "A"}, {or: [{project_not: "0x12"}, {project: null}]}, {or: [{number: "1"}]}]}) { id } }',
    ],
    [
      'has negated lists and texts take the rows without a value too',
      '{ ledgerEntries(where: { project_not_in: ["0x12"], round_not_contains: "0x12", kind_not_in: ["A"] }) { id } }',
      {},
      '{ ledgerEntries(where: {and: [{kind_not_in: ["A"]}, {or: [{project_not_in: ["0x12"]}, {project: null}]}, {or: [{round_not_contains: "0x12"}, {round: null}]}]}) { id } }',
    ],
    [
      'finds nothing in an empty list',
      '{ ledgerEntries(where: { kind_in: [] }) { id } }',
      {},
      '{ ledgerEntries(where: {kind_in: []}) { id } }',
    ],
    [
      'gives its variables names that the client has not given',
      'query ($_v0: String, $k: [String!]) { guilds(where: { name: $_v0, name_in: $k }) { id } }',
      { _v0: 'a', k: 'b' },
      'query ($_v0: String, $_v1: [String!]) { guilds(where: {name: $_v0, name_in: $_v1}) { id } }',
    ],
    [
      'writes enums as enums',
      'query ($o: Guild_orderBy = id) { guilds(orderBy: $o, orderDirection: desc) { id } }',
      {},
      '{ guilds(orderBy: id, orderDirection: desc) { id } }',
    ],
    [
      'puts `and` and `or` into objects of their own, in which alone graph-node takes them',
      'query ($w: [Guild_filter!]) { guilds(where: { name: "a", and: [{ symbol: "b", or: [{ name: "c" }] }], or: $w }) { id } }',
      { w: [{ name: 'd' }] },
      'query ($_v0: [Guild_filter]) { guilds(where: {and: [{name: "a"}, {and: [{and: [{symbol: "b"}, {or: [{name: "c"}]}]}]}, {or: $_v0}]}) { id } }',
    ],
    [
      'lets an empty list exclude nothing',
      'query ($k: [String!]) { ledgerEntries(where: { kind_not_in: $k, and: [{ kind_not_in: [] }] }) { id } }',
      { k: [] },
      '{ ledgerEntries(where: {and: [{}]}) { id } }',
    ],
    [
      'takes texts literally',
      String.raw`{ a: guilds(where: { name_contains: "5%_\\" }) { id } b: guilds(where: { name_not_starts_with_nocase: "%" }) { id } c: ledgerEntries(where: { actor_contains: "0x12", blockHash_contains: "0x12" }) { id } d: guilds(where: { name_ends_with: "5%" }) { id } e: guilds(where: { name_contains_nocase: "5%" }) { id } }`,
      {},
      String.raw`{ a: guilds(where: {name_contains: "%5\\%\\_\\\\%"}) { id } b: guilds(where: {name_not_starts_with_nocase: "\\%"}) { id } c: ledgerEntries(where: {actor_contains: "0x12", blockHash_contains: "0x12"}) { id } d: guilds(where: {name_ends_with: "5\\%"}) { id } e: guilds(where: {name_contains_nocase: "%5\\%%"}) { id } }`,
    ],
    [
      'reads escapes and block texts',
      String.raw`{ a: guilds(where: { name: "\uD83C\uDF31\u{1F331}\n" }) { id } b: guilds(where: { name: """a "b" """ }) { id } }`,
      {},
      String.raw`{ a: guilds(where: {name: "🌱🌱\n"}) { id } b: guilds(where: {name: "a \"b\" "}) { id } }`,
    ],
    [
      'names one block, also by a variable inside',
      'query ($n: Int, $h: Bytes) { a: guilds(block: { number: $n, hash: $h }) { id } b: guilds(block: { number: 7 }) { id } }',
      { n: 30 },
      'query ($_v0: Int) { a: guilds(block: {number: $_v0}) { id } b: guilds(block: {number: 7}) { id } }',
    ],
    [
      'applies directives everywhere',
      `query ($y: Boolean!, $n: Boolean = false) { guilds { name ...F @include(if: $n) ...G @skip(if: $n) ... @skip(if: $y) { id } }
        ...Q accounts @skip(if: $y) { id } }
        fragment F on Guild { id } fragment G on Guild { symbol name @include(if: $n) } fragment Q on Query { chain @include(if: $n) { id } }`,
      { y: true },
      '{ guilds { name ...G } } fragment G on Guild { symbol }',
    ],
    [
      'reads directives’ conditions as they are written, sent or by default',
      `query ($d: Boolean = true, $o: Boolean = true, $s: Boolean!) { guilds { id a: id @include(if: $d) b: id @skip(if: $d)
        c: id @include(if: $o) d: id @skip(if: $o) e: id @include(if: $s) f: id @skip(if: $s)
        g: id @include(if: true) h: id @include(if: false) i: id @skip(if: true) j: id @skip(if: false)
        ... on Guild @include(if: $d) { k: id l: id @skip(if: $d) } ... on Guild { m: id @skip(if: $d) } } }`,
      { o: false, s: true },
      '{ guilds { id a: id d: id e: id g: id j: id ... on Guild { k: id } } }',
    ],
    [
      'reaches into nested fields, fragments and ledger fields under those of the gateway',
      'query ($k: [String!]) { relayRequest(id: "1") { entries { ...E } } } fragment E on LedgerEntry { postings(where: { amount_gt: 1, entry_: { kind_in: $k } }) { id } }',
      {},
      '{ relayRequest(id: "1") { entries { ...E } } } fragment E on LedgerEntry { postings(where: {amount_gt: "1", entry_: {}}) { id } }',
    ],
  ] as const) {
    it(what, () => expect(write(source, variables).text).to.equal(text));
  }

  it('makes variables of those that graph-node would read otherwise, and sends the others as they came', () => {
    const source =
      'query ($t: String, $n: BigInt, $ids: [Bytes!], $w: Project_filter) { chain { id } a: guilds(where: { name_contains: $t, name_not: $t, id_in: $ids }) { id } b: ledgerEntries(where: { number: $n, project_: $w }) { id } }';
    const w = { title_starts_with: '%', arbiter_not: '0x12', number: 7, and: { status_not_in: [] } };
    const variables = { t: '50%', n: 5, ids: '0x12', w, unused: '\ud83d' };
    expect(write(source, variables)).to.deep.include({
      text: 'query ($t: String, $_v0: String, $_v1: [Bytes!], $_v2: BigInt, $_v3: Project_filter) { chain { id } a: guilds(where: {name_contains: $_v0, name_not: $t, id_in: $_v1}) { id } b: ledgerEntries(where: {number: $_v2, project_: $_v3}) { id } }',
    });
    expect(write(source, variables).variables).to.deep.equal({
      t: '50%',
      _v0: '%50\\%%',
      _v1: ['0x12'],
      _v2: '5',
      _v3: {
        and: [
          { title_starts_with: '\\%', number: '7' },
          { or: [{ arbiter_not: '0x12' }, { arbiter: null }] },
          { and: [{}] },
        ],
      },
    });
  });

  it('writes what searches look for, also of a variable that is used elsewhere', () => {
    const source =
      'query ($t: String!) { proposalSearch(text: $t) { id } x: projectSearch(text: "-c") { id } guilds(where: { name: $t }) { id } }';
    expect(write(source, { t: 'c b' })).to.deep.include({
      text: `query ($t: String!, $_v0: String!) { proposalSearch(text: $_v0) { id } x: projectSearch(text: "!'c'") { id } guilds(where: {name: $t}) { id } }`,
      variables: { t: 'c b', _v0: "'c' & 'b'" },
    });
  });

  it('takes the operation out of several, with the fragments that it uses', () => {
    const source = 'query A { ...S } query B { guilds { id } } fragment S on Query { accounts { id } }';
    expect(write(source, {}, 'A').text).to.equal('query A { ...S } fragment S on Query { accounts { id } }');
    expect(write(source, {}, 'B').text).to.equal('query B { guilds { id } }');
  });

  it('keeps every spread of a fragment', () => {
    const source = '{ a: guilds { ...F } b: guilds { ...F } } fragment F on Guild { id }';
    expect(write(source).text).to.equal(source);
  });

  it('says when an object has no field left', () => {
    expect(write('{ guilds { id @skip(if: true) } }')).to.include({
      isHollow: true,
      text: '{ guilds { __typename @skip(if: true) } }',
    });
    expect(write('{ guilds @skip(if: true) { id } }').isHollow).to.equal(false);
  });

  for (const [what, source, variables] of [
    ['null in a comparison', '{ ledgerEntries(where: { number_gt: null }) { id } }', {}],
    ['null for a list', 'query ($k: [String!]) { ledgerEntries(where: { kind_in: $k }) { id } }', { k: null }],
    ['null for filters', '{ ledgerEntries(where: { and: null }) { id } }', {}],
    ['null among filters', '{ ledgerEntries(where: { or: [null] }) { id } }', {}],
    ['no block', '{ ledgerEntries(block: {}) { id } }', {}],
    ['two blocks', `{ ledgerEntries(block: { number: 1, hash: "0x${'12'.repeat(32)}" }) { id } }`, {}],
    ['a fraction', '{ ledgerEntries(where: { number: 1.5 }) { id } }', {}],
    ['a number for bytes', '{ ledgerEntries(where: { blockHash: 12 }) { id } }', {}],
  ] as const) {
    it(`refuses ${what}`, () => expect(codeOf(source, variables)).to.equal('BAD_USER_INPUT'));
  }

  it('refuses values of variables that cannot be used, when they are read', () => {
    const number = 'query ($n: BigInt) { ledgerEntries(where: { number: $n }) { id } }';
    expect(codeOf(number, { n: 5 }))
      .to.be.a('string')
      .and.not.equal('BAD_USER_INPUT');
    for (const n of [2 ** 53, 1.5, 1e30]) expect(codeOf(number, { n })).to.equal('BAD_USER_INPUT');
    const where = 'query ($w: Guild_filter) { guilds(where: $w) { id } }';
    for (const w of [{ name_gt: null }, { id_in: [null] }, { nothing: 1 }, { and: [null] }, 5, [5]])
      expect(codeOf(where, { w })).to.equal('BAD_USER_INPUT');
  });

  it('takes a number for an id, in the text and in a variable', () => {
    expect(write('{ guild(id: 12) { id } }').text).to.equal('{ guild(id: "12") { id } }');
    const read = write('query ($i: ID!) { guild(id: $i) { id } }', { i: 12 });
    expect([read.text, read.variables]).to.deep.equal(['query ($_v0: ID!) { guild(id: $_v0) { id } }', { _v0: '12' }]);
  });

  for (const [what, text, words] of [
    ['a zero byte', 'zero \0', 'a zero byte'],
    ['half a character', 'half \ud800', 'half a character'],
  ] as const) {
    it(`says where a text has ${what}`, () => {
      for (const [source, variables, place] of [
        ['query ($t: String) { guilds(where: { name_contains: $t }) { id } }', { t: text }, 'name_contains'],
        ['query ($t: [String!]) { guilds(where: { name_in: $t }) { id } }', { t: ['a', text] }, 'name_in'],
        [
          'query ($w: Guild_filter) { guilds(where: $w) { id } }',
          { w: { or: [{ name: text }] } },
          'guilds.where.or.name',
        ],
        ['query ($i: ID!) { guild(id: $i) { id } }', { i: text }, 'guild.id'],
        ['query ($t: String!) { projectSearch(text: $t) { id } }', { t: text }, 'projectSearch.text'],
      ] as const) {
        expect(() => write(source, variables), source)
          .to.throw(GraphQLError, words)
          .and.to.have.property('message')
          .that.includes(place);
      }
    });
  }

  it('says where a literal has a zero byte; half a character is none to the parser', () => {
    const source = String.raw`{ guilds(where: { name: "zero \u0000" }) { id } }`;
    expect(() => write(source, {})).to.throw(GraphQLError, '`guilds.where.name` contains a zero byte');
  });
});

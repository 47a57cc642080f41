import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, getOperationAST, type OperationDefinitionNode, parse, print, validate } from 'graphql';
import { searchTexts } from './searchTexts.ts';
import { writeSearches } from './writeSearches.ts';

const ledgerSchema = buildSchema(readFileSync(new URL('./served.graphql', import.meta.url), 'utf8'));
const schema = buildSchema(readFileSync(new URL('../published.graphql', import.meta.url), 'utf8'));

function write(source: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(source);
  expect(validate(schema, document)).to.deep.equal([]);
  const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
  const written = writeSearches(document, operation, schema, ledgerSchema, variables);
  expect(validate(schema, written.document)).to.deep.equal([]);
  return {
    text: print(written.document).replace(/\s+/g, ' '),
    variables: written.variables,
    fromVariables: written.fromVariables,
  };
}

describe('searchTexts', () => {
  it('finds the searches that graph-node serves, and nothing else', () => {
    expect([...searchTexts(ledgerSchema).keys()]).to.include.members(['projectSearch', 'proposalSearch']);
    expect([...searchTexts(ledgerSchema).keys()].filter((name) => !name.endsWith('Search'))).to.deep.equal([]);
    expect(ledgerSchema.getQueryType()?.getFields()).to.include.keys('proposal', 'proposals');
  });
});

describe('writeSearches', () => {
  for (const [what, source, written] of [
    ['a text', '{ proposalSearch(text: "a b") { id } }', `{ proposalSearch(text: "'a' & 'b'") { id } }`],
    [
      'a text in a block',
      '{ proposalSearch(text: """\n  a "b c"\n  """) { id } }',
      `{ proposalSearch(text: "'a' & 'b c'") { id } }`,
    ],
    [
      'several, with aliases, beside others',
      '{ x: proposalSearch(text: "a b", first: 1) { id } y: projectSearch(text: "-c") { id } guilds(where: {name: "a b"}) { id } }',
      `{ x: proposalSearch(text: "'a' & 'b'", first: 1) { id } y: projectSearch(text: "!'c'") { id } guilds(where: {name: "a b"}) { id } }`,
    ],
    [
      'those in fragments',
      '{ ...A ... on Query { projectSearch(text: "c*") { id } } } fragment A on Query { proposalSearch(text: "a b") { id } }',
      `{ ...A ... on Query { projectSearch(text: "'c':*") { id } } } fragment A on Query { proposalSearch(text: "'a' & 'b'") { id } }`,
    ],
    [
      'words that need escapes',
      '{ proposalSearch(text: "it\'s \\\\") { id } }',
      `{ proposalSearch(text: "'it''s' & '\\\\\\\\'") { id } }`,
    ],
  ] as const) {
    it(`writes ${what}`, () => {
      expect(write(source)).to.deep.equal({ text: written, variables: {}, fromVariables: false });
    });
  }

  it('writes the value of a variable, which may be used elsewhere too', () => {
    const source =
      'query ($t: String!, $n: Int) { proposalSearch(text: $t, first: $n) { id } guilds(where: { name: $t }) { id } }';
    expect(write(source, { t: 'a b' })).to.deep.equal({
      text: `query ($t: String!, $n: Int) { proposalSearch(text: "'a' & 'b'", first: $n) { id } guilds(where: {name: $t}) { id } }`,
      variables: { t: 'a b' },
      fromVariables: true,
    });
  });

  it('drops a variable that nothing else uses, and takes its default when it has no value', () => {
    const source = 'query ($t: String! = "a b") { proposalSearch(text: $t) { id } }';
    expect(write(source).text).to.equal(`{ proposalSearch(text: "'a' & 'b'") { id } }`);
    expect(write(source, { t: 'c' })).to.deep.equal({
      text: `{ proposalSearch(text: "'c'") { id } }`,
      variables: {},
      fromVariables: true,
    });
  });

  it('leaves a variable without a text, to be refused', () => {
    const source = 'query ($t: String!) { proposalSearch(text: $t) { id } }';
    for (const variables of [{}, { t: null }, { t: 5 }, { t: ['a'] }]) {
      expect(write(source, variables)).to.deep.equal({
        text: 'query ($t: String!) { proposalSearch(text: $t) { id } }',
        variables,
        fromVariables: true,
      });
    }
  });

  it('takes the operation out of several', () => {
    const source =
      'query A($t: String!) { ...S } query B { guilds { id } } fragment S on Query { proposalSearch(text: $t) { id } }';
    expect(write(source, { t: 'a b' }, 'A').text).to.equal(
      `query A { ...S } fragment S on Query { proposalSearch(text: "'a' & 'b'") { id } }`,
    );
  });
});

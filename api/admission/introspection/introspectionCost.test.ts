import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, executeSync, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { createIntrospectionCost } from './introspectionCost.ts';

const MOST_LEVELS = '{ name kind ofType { name kind ofType { name kind ofType { name } } } }';

describe('createIntrospectionCost', () => {
  const sdl = readFileSync(new URL('../../published/schema.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl, { assumeValid: true, noLocation: true });
  const costs = createIntrospectionCost(schema);

  function cost(text: string): number {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is no operation.');
    return costs.of(document, operation);
  }

  for (const text of [
    '{ __schema { types { name fields(includeDeprecated: true) { name args(includeDeprecated: true) { name } } } } }',
    '{ __schema { types { inputFields(includeDeprecated: true) { name } enumValues(includeDeprecated: true) { name } } } }',
    '{ __schema { types { interfaces { name } possibleTypes { name } } directives { name args { name } } } }',
  ]) {
    it(`is exact, but for the lists that are null, for ${text}`, () => {
      expect(cost(text)).to.be.closeTo(countFields(executeSync({ schema, document: parse(text) }).data), 1);
    });
  }

  for (const text of [
    '{ __schema { queryType { fields { name args { name } } } } }',
    '{ __type(name: "LedgerEntry_filter") { inputFields { name type { inputFields { name } } } } }',
    `{ __schema { types { fields { type ${MOST_LEVELS} } } } }`,
  ]) {
    it(`is never less than the fields of the answer to ${text}`, () => {
      expect(cost(text)).to.be.least(countFields(executeSync({ schema, document: parse(text) }).data));
    });
  }

  it('lets the question of the usual tools pass, and no two of them', () => {
    const standard = getIntrospectionQuery();
    expect(cost(standard)).to.be.most(costs.most);
    const twice = standard.replace(/__schema (\{[\s\S]*?\n {6}\})/, 'a: __schema $1 b: __schema $1');
    expect(cost(twice)).to.be.above(costs.most);
  });

  it('refuses many aliases of one list, filters inside filters, and long names', () => {
    const inputs = '__schema{types{name description inputFields{name description type{name kind ofType{name}}}}}';
    const nested =
      '__type(name: "LedgerEntry_filter") { inputFields { type { inputFields { name type { name kind } } } } }';
    const all = Array.from({ length: 8 }, (_, i) => `a${i}: ${inputs}`).join(' ');
    const named = `__schema { types { ${'a'.repeat(100_000)}: name } }`;
    for (const text of [all, nested, named]) expect(cost(`{ ${text} }`), text).to.be.above(costs.most);
  });
});

function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + countFields(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum, each) => sum + 1 + countFields(each), 0);
}

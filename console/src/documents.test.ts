import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildSchema, type GraphQLEnumType, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { examples } from './features/explore/examples.ts';
import { categories } from './lib/categories.ts';

const sample = { guild: '0x01', proposal: '0x02', account: '0x03', voter: '0x04', block: 5 };

describe('operations of the page', () => {
  let schema: GraphQLSchema;
  before(async () => {
    schema = buildSchema(await readFile(new URL('../../api/published/schema.graphql', import.meta.url), 'utf8'));
  });

  const complaints = (document: string) =>
    validate(schema, parse(document), specifiedRules).map(({ message }) => message);

  it('know every category of entries', () => {
    const values = (schema.getType('EntryCategory') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect([...categories].sort()).to.deep.equal(values.sort());
  });

  for (const { id, document, variables } of examples) {
    it(`the example ${id} fits the published schema, and its variables are given`, () => {
      expect(complaints(document)).to.deep.equal([]);
      const declared = [...document.matchAll(/\$(\w+):/g)].map(([, name]) => name);
      expect(Object.keys(variables(sample)).sort()).to.deep.equal(declared.sort());
    });
  }
});

import { expect } from 'chai';
import { buildSchema, isInterfaceType, isObjectType, Kind, parse } from 'graphql';
import { readOwnCosts } from './admission/ownCosts.ts';
import { ownSchema } from './schema.ts';

describe('ownSchema', () => {
  const { typeDefs, resolvers } = ownSchema();
  const definitions = typeDefs.flatMap((sdl) => parse(sdl).definitions);

  it('has a resolver for every field of Query and Mutation, and for no other', () => {
    for (const root of ['Query', 'Mutation'] as const) {
      const fields = definitions
        .flatMap((node) =>
          node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === root ? (node.fields ?? []) : [],
        )
        .map(({ name }) => name.value);
      expect(Object.keys(resolvers[root] ?? {})).to.have.members(fields);
    }
  });

  it('prices every field of Query and Mutation', () => {
    const costs = readOwnCosts(typeDefs);
    for (const root of ['Query', 'Mutation'] as const) {
      const free = Object.keys(resolvers[root] ?? {}).filter(
        (name) => !(Number(costs.get(`${root}.${name}`)?.weight) > 0),
      );
      expect(free).to.deep.equal([]);
    }
  });

  it('describes every type, field, argument and value of the published schema that is the gateway’s own', () => {
    const undescribed = definitions.flatMap((node) => {
      const isRoot = 'name' in node && ['Query', 'Mutation'].includes(node.name?.value ?? '');
      const fields = 'fields' in node ? (node.fields ?? []) : [];
      const values = 'values' in node ? (node.values ?? []) : [];
      const inner = [...fields, ...values].filter((field) => !('description' in field && field.description));
      const own = !isRoot && !('description' in node && node.description) ? [node] : [];
      return [...own, ...inner].map((bare) => ('name' in bare ? bare.name?.value : bare.kind));
    });
    expect(undescribed).to.deep.equal([]);
  });

  it('names the type of a user error', () => {
    const resolve = resolvers.UserError?.__resolveType as (error: object) => string;
    expect(resolve({ __typename: 'RevertError' })).to.equal('RevertError');
  });
});

it('the published schema is a valid one, with the ledger and the gateway in it', async function () {
  this.timeout(60_000);
  const { readFile } = await import('node:fs/promises');
  const schema = buildSchema(await readFile(new URL('./published.graphql', import.meta.url), 'utf8'));
  expect(isObjectType(schema.getType('LedgerEntry'))).to.equal(true);
  expect(isInterfaceType(schema.getType('UserError'))).to.equal(true);
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).to.include.members(['chain', 'ledgerEntries', '_meta']);
});

import { expect } from 'chai';
import {
  buildSchema,
  type GraphQLAbstractType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isTypeExtensionNode,
  Kind,
  parse,
  validate,
} from 'graphql';
import { readOwnCosts } from './admission/document/ownCosts.ts';
import { stitchSchema } from './ledger/schema/stitchSchema.ts';
import { ownSchema } from './schema.ts';

const SHARED = [
  ...(['Query', 'Mutation', 'LedgerEntry', 'ProposalCall'] as const),
  ...(['Guild', 'Budget', 'Proposal', 'Milestone'] as const),
];

/** It reads the ledger alone, and is priced as lists of it are. */
const ROWS = '_entities';
/** Any row: routers ask for those of each type in a selection of its own. */
const ANY_ROW = '_Entity';

describe('ownSchema', () => {
  const { typeDefs, resolvers } = ownSchema();
  const definitions = typeDefs.flatMap((sdl) => parse(sdl).definitions);

  /** The types that others have too, with the fields that are the gateway's own. */
  const shared = new Map<(typeof SHARED)[number], string[]>(
    SHARED.map((type) => [
      type,
      definitions.flatMap((node) =>
        (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
        node.name.value === type
          ? (node.fields ?? []).map(({ name }) => name.value)
          : [],
      ),
    ]),
  );

  it('extends no other type of the ledger', () => {
    const extended = definitions.flatMap((node) => (isTypeExtensionNode(node) ? node.name.value : []));
    expect([...shared.keys()]).to.include.members(extended);
  });

  it('has a resolver for every field of them, and for no other', () => {
    for (const [type, fields] of shared) {
      expect(fields).to.not.deep.equal([]);
      expect(Object.keys(resolvers[type] ?? {})).to.have.members(fields);
    }
  });

  it('prices every field of them', () => {
    const costs = readOwnCosts(typeDefs);
    for (const [type, fields] of shared) {
      const free = fields.filter((name) => !(Number(costs.get(`${type}.${name}`)?.weight) > 0) && name !== ROWS);
      expect(free).to.deep.equal([]);
    }
  });

  it('describes every type, field, argument and value of the published schema that is the gateway’s own', () => {
    const undescribed = definitions.flatMap((node) => {
      const isRoot = 'name' in node && ['Query', 'Mutation', 'Subscription'].includes(node.name?.value ?? '');
      const fields = 'fields' in node ? (node.fields ?? []) : [];
      const values = 'values' in node ? (node.values ?? []) : [];
      const inner = [...fields, ...values].filter((field) => !('description' in field && field.description));
      const own = !isRoot && !isTypeExtensionNode(node) && !('description' in node && node.description) ? [node] : [];
      return [...own, ...inner].map((bare) => ('name' in bare ? bare.name?.value : bare.kind));
    });
    expect(undescribed).to.deep.equal([]);
  });

  it('names the type of a user error', () => {
    const resolve = resolvers.UserError?.__resolveType as (error: object) => string;
    expect(resolve({ __typename: 'RevertError' })).to.equal('RevertError');
  });
});

it('the published schema is a valid one, with the ledger and the gateway in it', async () => {
  const { readFile } = await import('node:fs/promises');
  const schema = buildSchema(await readFile(new URL('./published/schema.graphql', import.meta.url), 'utf8'));
  expect(isObjectType(schema.getType('LedgerEntry'))).to.equal(true);
  expect(isInterfaceType(schema.getType('UserError'))).to.equal(true);
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).to.include.members(['chain', 'ledgerEntries', '_meta']);
});

it('the schema that is served takes exactly one action where one is asked for', async () => {
  const { readFile } = await import('node:fs/promises');
  const served = buildSchema(await readFile(new URL('./ledger/served.graphql', import.meta.url), 'utf8'));
  const schema = stitchSchema(served, ownSchema());
  const problems = (action: string) =>
    validate(
      schema,
      parse(
        `mutation { preparePropose(input: { guild: "0x", from: "0x", description: "D", actions: [{ ${action} }] }) ` +
          '{ proposal { category } } }',
      ),
    );
  expect(problems('setFeeBps: { feeBps: 1 }')).to.deep.equal([]);
  expect(problems('setFeeBps: { feeBps: 1 }, closeBudget: { budget: "0x" }')).to.have.lengthOf(1);
  expect(problems('')).to.have.lengthOf(1);
});

describe('the published schema', () => {
  let schema: GraphQLSchema;
  before(async () => {
    const { readFile } = await import('node:fs/promises');
    schema = buildSchema(await readFile(new URL('./published/schema.graphql', import.meta.url), 'utf8'));
  });

  /** Types that one selection may be on, each with the rest of its family: implementers of an interface, or a union. */
  const families = () =>
    Object.values(schema.getTypeMap()).filter(
      (type) => isAbstractType(type) && type.name !== ANY_ROW,
    ) as GraphQLAbstractType[];

  it('has no fields of one name that one selection could not hold for their types', () => {
    const clashes = families().flatMap((family) => {
      const seen = new Map<string, GraphQLOutputType>();
      return schema.getPossibleTypes(family).flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) => {
          const other = seen.get(field.name) ?? field.type;
          seen.set(field.name, other);
          return haveOneShape(other, field.type) ? [] : [`${type.name}.${field.name}: ${field.type}, not ${other}`];
        }),
      );
    });
    expect(families().length).to.be.above(0);
    expect(clashes).to.deep.equal([]);
  });

  it('spells a value of two enums one way', () => {
    const values = Object.values(schema.getTypeMap()).flatMap((type) => (isEnumType(type) ? type.getValues() : []));
    expect(values.map(({ name }) => name).filter((name) => /CANCELLED/.test(name))).to.deep.equal([]);
  });

  it('has ids of the types that docs/api.md tells', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const others = types.flatMap((entity) => {
      const { name } = entity;
      const type = String(entity.getFields().id?.type ?? 'Bytes!');
      return type === 'Bytes!' || (type === 'Int8!' && /(Point|Stat)$/.test(name)) ? [] : [`${name} ${type}`];
    });
    expect(others.sort()).to.deep.equal(['Chain BigInt!', 'Document String!', 'RelayRequest ID!']);
  });
});

/** Whether two fields can have one response key, as "Field Selection Merging" of the GraphQL specification says. */
function haveOneShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one) || isNonNullType(other)) {
    return isNonNullType(one) && isNonNullType(other) && haveOneShape(one.ofType, other.ofType);
  }
  if (isListType(one) || isListType(other)) {
    return isListType(one) && isListType(other) && haveOneShape(one.ofType, other.ofType);
  }
  return one === other || (isCompositeType(one) && isCompositeType(other));
}

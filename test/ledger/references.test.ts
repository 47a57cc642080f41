import { expect } from 'chai';
import {
  buildClientSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type IntrospectionQuery,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

/** A field of an entity that names a row of another, or of its own. */
type Reference = { list: string; field: string; nullable: boolean };

function referencesOf(list: string, entity: GraphQLObjectType): Reference[] {
  return Object.values(entity.getFields())
    .filter(({ type, args }) => args.length === 0 && isObjectType(getNamedType(type)))
    .filter(({ type }) => !isListType(getNullableType(type)))
    .map(({ name, type }) => ({ list, field: name, nullable: !isNonNullType(type) }));
}

function entityOf(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const named = getNamedType(type);
  const isEntity = isListType(getNullableType(type)) && isObjectType(named) && 'id' in named.getFields();
  return isEntity ? named : undefined;
}

async function readReferences(ledgerUrl: string): Promise<Reference[]> {
  const schema = buildClientSchema(await queryGraph<IntrospectionQuery>(ledgerUrl, getIntrospectionQuery()));
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
    const given = args.map((argument) => argument.name);
    // A series has the references of its points, which are entities of their own.
    const entity = given.includes('orderBy') && !given.includes('interval') ? entityOf(type) : undefined;
    return entity ? referencesOf(name, entity) : [];
  });
}

describe('the ledger’s references', () => {
  let ledger: PlayedLedger;
  before(async () => {
    ledger = await playedLedger();
  });

  it('name rows that the ledger has, each of them', async () => {
    const { ledgerUrl } = ledger.context;
    const references = await readReferences(ledgerUrl);
    expect(references.length).to.be.above(200);
    const missing: string[] = [];
    for (const { list, field, nullable } of references) {
      const named = await readAll<Record<string, { id: string } | null>>(
        ledgerUrl,
        list,
        `${field} { id }`,
        nullable ? `${field}_not: null` : '',
      );
      missing.push(...named.filter((row) => row[field] === null).map(({ id }) => `${list} ${id}: ${field}`));
    }
    expect(missing).to.deep.equal([]);
  });
});

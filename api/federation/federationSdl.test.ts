import { readFileSync } from 'node:fs';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { expect } from 'chai';
import { buildSchema, type GraphQLUnionType, parse } from 'graphql';
import { entityLists } from './entityLists.ts';
import { federationSdl } from './federationSdl.ts';

/** Notes on guilds that somebody else keeps. */
const NOTES = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Guild @key(fields: "id") { id: Bytes! notes: [Note!]! }
  type Note { text: String! }
  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }
  scalar Bytes
  type Query { notes: [Note!]! newestNoteOf: Guild }
`;

describe('the gateway as a subgraph', () => {
  const schema = buildSchema(readFileSync(new URL('../published/schema.graphql', import.meta.url), 'utf8'));
  const sdl = federationSdl(schema);

  it('composes with another that adds to a type of the ledger', () => {
    const subgraphs = [
      { name: 'guildhall', url: 'http://127.0.0.1:4000/graphql', typeDefs: parse(sdl) },
      { name: 'notes', url: 'http://127.0.0.1:4003/graphql', typeDefs: parse(NOTES) },
    ];
    const composed = composeServices(subgraphs);
    expect(compositionHasErrors(composed) ? composed.errors.map(String) : []).to.deep.equal([]);
    expect(composed.supergraphSdl).to.match(/type Guild[^{]*@join__type\(graph: NOTES, key: "id"\)/);
  });

  it('has every row that an id names as an entity, and nothing else', () => {
    const entities = [...sdl.matchAll(/^type (\w+) @key\(fields: "id"\) \{/gm)].map(([, name]) => name);
    expect(entities).to.have.members([...entityLists(schema).keys()]);
    expect(entities).to.include.members(['Guild', 'LedgerEntry', 'Document', 'Account']);
    expect(entities).to.not.include.members(['FlowPoint', '_Meta_', 'RelayRequest']);
    const union = schema.getType('_Entity') as GraphQLUnionType;
    expect(union.getTypes().map(({ name }) => name)).to.deep.equal([...entities].sort());
  });

  it('keeps what it says, and leaves to composers what is theirs', () => {
    expect(sdl).to.match(/^extend schema @link\(url: "https:\/\/specs\.apollo\.dev\/federation\/v2\.3"/);
    expect(sdl).to.not.match(/_service|_entities|_Any|_Entity|directive @/);
    expect(sdl).to.include('preparePropose(').and.to.include('"""');
    expect(federationSdl(schema)).to.equal(sdl);
  });
});

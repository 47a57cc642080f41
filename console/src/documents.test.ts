import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildSchema, type GraphQLEnumType, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { entryDocument } from './features/entry/queries/entryDocument.ts';
import { entryProofDocument } from './features/entry/queries/entryProof.ts';
import { neighboursDocument } from './features/entry/queries/neighbours.ts';
import { examples } from './features/explore/examples.ts';
import { sampleValuesDocument } from './features/explore/queries/sampleValues.ts';
import { categories } from './features/ledger/ledgerSearch.ts';
import { entriesPageDocument } from './features/ledger/queries/entriesPage.ts';
import { guildDirectoryDocument } from './features/ledger/queries/guildDirectory.ts';
import { guildsDocument } from './features/ledger/queries/guilds.ts';
import { guildTotalsDocument } from './features/ledger/queries/guildTotals.ts';
import { marketsDocument } from './features/ledger/queries/markets.ts';
import { newerEntriesDocument } from './features/ledger/queries/newerEntries.ts';
import { chainHeadDocument } from './lib/chainHead.ts';
import { indexedBlockDocument } from './lib/indexedBlock.ts';

const documents = {
  chainHead: chainHeadDocument,
  entriesPage: entriesPageDocument,
  entry: entryDocument,
  entryProof: entryProofDocument,
  guildDirectory: guildDirectoryDocument,
  guilds: guildsDocument,
  guildTotals: guildTotalsDocument,
  indexedBlock: indexedBlockDocument,
  markets: marketsDocument,
  neighbours: neighboursDocument,
  newerEntries: newerEntriesDocument,
  sampleValues: sampleValuesDocument,
};

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

  for (const [name, document] of Object.entries(documents)) {
    it(`${name} fits the published schema`, () => {
      expect(complaints(document)).to.deep.equal([]);
    });
  }

  for (const { id, document, variables } of examples) {
    it(`the example ${id} fits the published schema, and its variables are given`, () => {
      expect(complaints(document)).to.deep.equal([]);
      const declared = [...document.matchAll(/\$(\w+):/g)].map(([, name]) => name);
      expect(Object.keys(variables(sample)).sort()).to.deep.equal(declared.sort());
    });
  }
});

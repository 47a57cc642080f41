import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { until } from '../../testing/until.ts';

type Naming = { kind: string; documentDigest: string; document: { digest: string; title: string } | null };

describe('the documents of the story', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  /** What logs name, once all of it was read: graph-node takes what it has read into the next block. */
  async function named(): Promise<Naming[]> {
    const query = '{ ledgerEntries(where: { document_not: null }) { kind documentDigest document { digest title } } }';
    return until('all documents are read', async () => {
      await running.provider.send('evm_mine', []);
      const { ledgerEntries } = await queryGraph<{ ledgerEntries: Naming[] }>(running.graphql, query);
      return ledgerEntries.every(({ document }) => document) && ledgerEntries;
    });
  }

  it('are in the ledger, with the digests that the chain holds', async () => {
    const entries = await named();
    expect(new Set(entries.map(({ kind }) => kind))).to.include.keys(
      'GUILD_CREATED',
      'PROJECT_CREATED',
      'DELIVERABLE_SUBMITTED',
      'DELIVERABLE_REVIEWED',
    );
    for (const { kind, documentDigest, document } of entries) expect(document?.digest, kind).to.equal(documentDigest);
  });

  it('are found by their words', async () => {
    const query = 'query ($text: String!) { documentSearch(text: $text) { title } }';
    const found = async (text: string) => {
      const { documentSearch } = await queryGraph<{ documentSearch: { title: string }[] }>(running.graphql, query, {
        text,
      });
      return documentSearch.map(({ title }) => title);
    };
    expect(await found('heat pumps agreement')).to.include('Agreement: market entry study, Nordic heat pumps');
    expect(await found('"transition periods"')).to.have.length(2);
    expect(await found('"periods transition"')).to.deep.equal([]);
  });
});

import { queryGraph } from '../../../local/http/queryGraph.ts';
import type { OwnLedger } from '../../../testing/ledger/bareStack.ts';
import { until } from '../../../testing/until.ts';
import { readAll } from '../readLedger.ts';
import type { ChainBlock } from './reorgStage.ts';

/** Waits until the ledger's last block is a block of the chain, by its hash. */
export async function followedTo(ledger: OwnLedger, { number, hash }: ChainBlock): Promise<void> {
  const query = '{ _meta { block { number hash } } }';
  await until(`the ledger is at block ${number} (${hash})`, async () => {
    const answer = queryGraph<{ _meta: { block: ChainBlock } }>(ledger.queryUrl, query);
    // graph-node refuses a query when it goes back meanwhile.
    return (await answer.catch(() => undefined))?._meta.block.hash === hash;
  });
}

/** The hash of the block of each entry that the ledger has of some blocks. */
export async function entryBlocks(ledger: OwnLedger, blocks: readonly ChainBlock[]): Promise<string[]> {
  const where = `blockHash_in: ${JSON.stringify(blocks.map(({ hash }) => hash))}`;
  const entries = await readAll<{ blockHash: string }>(ledger.queryUrl, 'ledgerEntries', 'blockHash', where);
  return entries.map(({ blockHash }) => blockHash);
}

/** The title of a document once it is there, and how many blocks had to be mined until it was. */
export async function documentRead(
  ledger: OwnLedger,
  cid: string,
  mine: () => Promise<ChainBlock>,
): Promise<{ title: string; mined: number }> {
  const query = `{ document(id: "${cid}") { title } }`;
  let mined = 0;
  return until(`the ledger has read ${cid}`, async () => {
    const { document } = await queryGraph<{ document: { title: string } | null }>(ledger.queryUrl, query);
    if (document !== null) return { ...document, mined };
    await followedTo(ledger, await mine());
    mined += 1;
    return undefined;
  });
}

/** graph-node's proof of indexing at a block. */
export async function proofAt({ statusUrl, deployment }: OwnLedger, { number, hash }: ChainBlock): Promise<string> {
  const query = `query ($deployment: String!, $number: Int!, $hash: Bytes!) {
    proofOfIndexing(subgraph: $deployment, blockNumber: $number, blockHash: $hash)
  }`;
  const answer = await queryGraph<{ proofOfIndexing: string | null }>(statusUrl, query, { deployment, number, hash });
  if (answer.proofOfIndexing === null) throw new Error(`There is no proof of indexing at block ${number}.`);
  return answer.proofOfIndexing;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { queryGraph } from '../../../local/queryGraph.ts';
import type { OwnLedger } from '../../../testing/ledger/bareStack.ts';
import { readAll } from '../readLedger.ts';
import type { ChainBlock } from './reorgStage.ts';

const FOLLOWED_MS = 20_000;
const POLL_MS = 50;

/** Waits until the ledger's last block is a block of the chain, by its hash. */
export async function followedTo(ledger: OwnLedger, { number, hash }: ChainBlock): Promise<void> {
  const query = '{ _meta { block { number hash } } }';
  let block: ChainBlock | undefined;
  for (const deadline = Date.now() + FOLLOWED_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    try {
      ({ block } = (await queryGraph<{ _meta: { block: ChainBlock } }>(ledger.queryUrl, query))._meta);
    } catch {
      // graph-node refuses a query when it goes back meanwhile.
    }
    if (block?.hash === hash) return;
  }
  throw new Error(`The ledger is at ${JSON.stringify(block)}, not at block ${number} (${hash}).`);
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
  const deadline = Date.now() + FOLLOWED_MS;
  for (let mined = 0; Date.now() < deadline; mined++) {
    const { document } = await queryGraph<{ document: { title: string } | null }>(ledger.queryUrl, query);
    if (document !== null) return { ...document, mined };
    await sleep(POLL_MS);
    await followedTo(ledger, await mine());
  }
  throw new Error(`The ledger has not read ${cid}.`);
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

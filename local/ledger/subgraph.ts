import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { queryGraph } from '../http/queryGraph.ts';
import { callRpc } from '../http/rpc.ts';
import type { GraphNodeUrls } from '../parts/graphNode.ts';
import { UNWATCHED, type Waiting, waitUntil } from '../process/waiting.ts';
import { StackError } from '../stackError.ts';
import type { Deployments } from './deployments.ts';
import { placeManifest } from './manifest.ts';

/** The ledger's name on every graph-node. */
export const SUBGRAPH_NAME = 'guildhall/ledger';
const MANIFEST = 'subgraph.yaml';
const HEALTH_CHECK_MS = 1000;

/** A deployed subgraph: where to query it, and its id on its graph-node. */
export type Subgraph = { queryUrl: string; deployment: string };

/**
 * Writes the built subgraph with its addresses into a folder named after its content.
 *
 * @param options.built - What graph-cli built.
 * @param options.folder - Where the copy goes.
 * @returns The manifest's absolute path.
 */
export async function placeSubgraph(options: {
  built: string;
  folder: string;
  network: string;
  deployments: Deployments;
}): Promise<string> {
  const { built, folder, network, deployments } = options;
  const manifest = placeManifest(await readFile(join(built, MANIFEST), 'utf8'), network, deployments);
  const hash = createHash('sha256').update(manifest);
  const files = (await readdir(built, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) hash.update(path.slice(built.length)).update(await readFile(path));
  const target = join(folder, hash.digest('hex').slice(0, 16));
  if (!existsSync(target)) {
    const draft = `${target}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(built, draft, { recursive: true });
    await writeFile(join(draft, MANIFEST), manifest);
    await rename(draft, target);
  }
  return join(target, MANIFEST);
}

/**
 * Deploys a subgraph under the ledger's name; one that is there already goes on.
 *
 * @param deployment - The manifest's CID, see `publishSubgraph`; a path would do for `gnd dev`.
 * @throws StackError with graph-node's reason
 */
export async function deploySubgraph(graphNode: GraphNodeUrls, deployment: string): Promise<Subgraph> {
  try {
    await callRpc(graphNode.adminUrl, 'subgraph_create', { name: SUBGRAPH_NAME }).catch((error: Error) => {
      if (!error.message.includes('already exists')) throw error;
    });
    await callRpc(graphNode.adminUrl, 'subgraph_deploy', { name: SUBGRAPH_NAME, ipfs_hash: deployment });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError('subgraph', reason, 'check that the subgraph was built and that graph-node answers', {
      cause: error,
    });
  }
  return { queryUrl: `${graphNode.queryUrl}/subgraphs/name/${SUBGRAPH_NAME}`, deployment };
}

const metaSchema = z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) });
const statusesSchema = z.object({
  indexingStatuses: z.array(z.object({ health: z.string(), fatalError: z.object({ message: z.string() }).nullable() })),
});

/**
 * Waits until a block is in the ledger.
 *
 * @throws StackError when the subgraph has failed, or has not moved for longer than the patience
 */
export async function waitForBlock(
  subgraph: Subgraph,
  statusUrl: string,
  block: number,
  waiting: Waiting = UNWATCHED,
): Promise<void> {
  let checkedAt = Date.now();
  let indexed = -1;
  const probe = async () => {
    indexed = await indexedBlock(subgraph.queryUrl);
    if (indexed >= block) return true;
    if (Date.now() - checkedAt > HEALTH_CHECK_MS) {
      checkedAt = Date.now();
      await throwIfFailed(subgraph, statusUrl);
    }
    return false;
  };
  const status = () => (indexed < 0 ? 'graph-node is making its tables' : `it is at block ${indexed}`);
  const name = `block ${block} of the subgraph`;
  await waitUntil({ name, probe, state: () => indexed, status }, waiting).catch((error: Error) => {
    if (error instanceof StackError) throw error;
    throw new StackError('subgraph', `block ${block}: ${error.message}`, 'read the log of graph-node');
  });
}

async function indexedBlock(queryUrl: string): Promise<number> {
  try {
    return metaSchema.parse(await queryGraph(queryUrl, '{ _meta { block { number } } }'))._meta.block.number;
  } catch {
    // A subgraph without a block answers with an error.
    return -1;
  }
}

async function throwIfFailed({ deployment }: Subgraph, statusUrl: string): Promise<void> {
  const query = 'query ($ids: [String!]!) { indexingStatuses(subgraphs: $ids) { health fatalError { message } } }';
  const { indexingStatuses } = statusesSchema.parse(await queryGraph(statusUrl, query, { ids: [deployment] }));
  const failed = indexingStatuses.find(({ health }) => health === 'failed');
  if (failed === undefined) return;
  throw new StackError('subgraph', failed.fatalError?.message ?? 'it failed', 'fix the mapping that this names');
}

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { queryGraph } from '../http/queryGraph.ts';
import { callRpc } from '../http/rpc.ts';
import type { Ports } from '../process/ports.ts';
import type { Processes } from '../process/processes.ts';
import { StackError } from '../stackError.ts';
import { type Part, startPart } from './part.ts';
import { PLACEHOLDER_BUILD, writePlaceholderSubgraph } from './placeholderSubgraph.ts';

/** The name that `gnd dev` gives the manifest it is started with. */
const PLACEHOLDER_NAME = 'subgraph-0';

const statusesSchema = z.object({ indexingStatuses: z.array(z.object({ subgraph: z.string() })) });

/** Where a graph-node answers. */
export type GraphNodeUrls = {
  /** Queries, without the path of a subgraph. */
  queryUrl: string;
  /** JSON-RPC that creates and deploys subgraphs. */
  adminUrl: string;
  /** GraphQL about the state of indexing. */
  statusUrl: string;
};

export type GraphNode = GraphNodeUrls & { part: Part };

/**
 * What bounds a query, should one pass the gateway that should not; `docs/limits.md` has what each does. graph-node's own
 * introspection, which the gateway needs, counts as more than a million entities.
 */
const QUERY_LIMITS = {
  GRAPH_GRAPHQL_MAX_COMPLEXITY: '2000000',
  GRAPH_GRAPHQL_MAX_DEPTH: '24',
  GRAPH_GRAPHQL_MAX_FIRST: '1000',
  GRAPH_GRAPHQL_ERROR_RESULT_SIZE: '500000000',
  GRAPH_GRAPHQL_QUERY_TIMEOUT: '25',
  GRAPH_SQL_STATEMENT_TIMEOUT: '20',
};

/**
 * Settings without which a small, quiet or fast chain is seen late; `docs/measurements.md` has the numbers.
 * The chain-head cache misses new blocks, the default log level and backtraces cost half of the speed, and rows of a
 * large write batch stay invisible for many seconds. `docs/ledger.md` has what the backoffs are for.
 */
const SETTINGS = {
  RUST_BACKTRACE: '0',
  GRAPH_LOG: 'warn',
  ETHEREUM_POLLING_INTERVAL: '50',
  GRAPH_STORE_DISABLE_CHAIN_HEAD_PTR_CACHE: 'true',
  GRAPH_CHAIN_HEAD_WATCHER_TIMEOUT: '2',
  GRAPH_STORE_WRITE_BATCH_SIZE: '2000',
  GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true',
  GRAPH_IPFS_TIMEOUT: '5',
  GRAPH_FDS_MAX_BACKOFF: '60',
  GRAPH_SUBGRAPH_ERROR_RETRY_CEIL_SECS: '5',
  ...QUERY_LIMITS,
};

/** Whether npm has a graph-node for this platform. */
export function hasGraphNode(): boolean {
  return programFile() !== undefined;
}

/**
 * Starts graph-node (`gnd dev`). The chain, the content store and the database must answer already: it panics without.
 *
 * `gnd dev` indexes the manifest it is given from the beginning at each start, so it is given an empty one, which is
 * removed at once; the real subgraph is deployed through the admin port and goes on where it was.
 *
 * @param options.network - The chain's name in the manifest.
 * @param options.folder - Holds the empty manifest, and what is deployed by its CID; see `publishSubgraph`.
 * @throws StackError with the end of its log
 */
export async function startGraphNode(options: {
  network: string;
  rpcUrl: string;
  databaseUrl: string;
  ipfsUrl: string;
  folder: string;
  ports: Ports;
  logFile: string;
  processes: Processes;
}): Promise<GraphNode> {
  const { ports, folder } = options;
  const program = programFile();
  if (program === undefined)
    throw new StackError('graph-node', 'npm has no graph-node for this platform', 'see npm start -- --help');
  const manifest = await writePlaceholderSubgraph(folder, options.network);
  const host = 'http://127.0.0.1';
  const urls = {
    queryUrl: `${host}:${ports.graphNode}`,
    adminUrl: `${host}:${ports.graphNodeAdmin}`,
    statusUrl: `${host}:${ports.graphNodeStatus}/graphql`,
  };
  const args = {
    manifests: manifest,
    'http-port': String(ports.graphNode),
    'admin-port': String(ports.graphNodeAdmin),
    'index-node-port': String(ports.graphNodeStatus),
    'metrics-port': String(ports.graphNodeMetrics),
  };
  const part = await startPart(async () => {
    const running = options.processes.start({
      name: 'graph-node',
      command: program,
      args: ['dev', ...Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])],
      cwd: folder,
      // On the command line, every user of the machine could read the password, and the key in the URL of a node.
      env: {
        ...SETTINGS,
        POSTGRES_URL: options.databaseUrl,
        ETHEREUM_RPC: `${options.network}:${options.rpcUrl}`,
        IPFS: options.ipfsUrl,
      },
      logFile: options.logFile,
      // It takes no notice of SIGTERM.
      stopSignal: 'SIGINT',
      graceMs: 4000,
    });
    await running.ready(placeholderRemoval(urls));
    return running;
  });
  return { ...urls, part };
}

/** A probe that removes the placeholder once it is there; graph-node ends when it goes while it is being deployed. */
function placeholderRemoval({ adminUrl, statusUrl }: GraphNodeUrls): () => Promise<boolean> {
  let wasThere = false;
  return async () => {
    try {
      const { indexingStatuses } = statusesSchema.parse(
        await queryGraph(statusUrl, '{ indexingStatuses { subgraph } }'),
      );
      // A removal whose answer was lost has been done, too.
      if (!indexingStatuses.some(({ subgraph }) => subgraph.endsWith(PLACEHOLDER_BUILD))) return wasThere;
      wasThere = true;
      await callRpc(adminUrl, 'subgraph_remove', { name: PLACEHOLDER_NAME });
      return true;
    } catch {
      return false;
    }
  };
}

function programFile(): string | undefined {
  try {
    const name = `@graphprotocol/gnd-${process.platform}-${process.arch}/package.json`;
    const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'gnd');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

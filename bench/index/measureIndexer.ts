import pg from 'pg';
import { deploySubgraph, waitForBlock } from '../../local/ledger/subgraph.ts';
import { cpuSeconds } from '../../local/process/cpuSeconds.ts';
import type { BareStack, OwnGraphNode } from '../../testing/ledger/bareStack.ts';
import { peakMib } from '../../testing/processMemory.ts';

/** What indexing a chain from its beginning took. */
export type Measurement = {
  /** From the deployment until the last block is in the database. */
  seconds: number;
  /** Of these, until its empty tables were there. */
  deploySeconds: number;
  /** Of graph-node's process meanwhile, PostgreSQL's not included. */
  cpuSeconds: number;
  /** Most memory that graph-node's process ever held. */
  peakMib: number;
  /** Of the subgraph's tables and their indexes. */
  bytes: number;
  /** Of them when there was nothing in them yet. */
  emptyBytes: number;
  /** Of the indexes alone, in the end. */
  indexBytes: number;
  /** How often the mappings asked for an `eth_call`. */
  callsAsked: number;
  /** How many of those graph-node made; the others it took from its cache. */
  callsMade: number;
  /** Rows of the cache of calls. */
  callsCached: number;
};

/**
 * Has a new graph-node with an empty database index a chain.
 *
 * @param options.database - Prefix of its name.
 * @param options.rows - How many rows there must be in the end, by table, so that nothing is measured that was not done.
 * @throws Error when a table has another number of rows
 */
export async function measureIndexer(
  stack: BareStack,
  options: { database: string; manifest: string; lastBlock: number; rows: Record<string, number> },
): Promise<Measurement> {
  const graphNode = await stack.openGraphNode(options.database, true);
  try {
    const idleCpu = cpuSeconds(graphNode.pid);
    const started = performance.now();
    const secondsSince = () => (performance.now() - started) / 1_000;
    const subgraph = await deploySubgraph(graphNode, options.manifest);
    const deploySeconds = secondsSince();
    const { bytes: emptyBytes } = await readDatabase(graphNode, options.manifest, {});
    await waitForBlock(subgraph, graphNode.statusUrl, options.lastBlock);
    return {
      seconds: secondsSince(),
      deploySeconds,
      emptyBytes,
      cpuSeconds: cpuSeconds(graphNode.pid) - idleCpu,
      peakMib: peakMib(graphNode.pid),
      ...(await readCalls(graphNode)),
      ...(await readDatabase(graphNode, options.manifest, options.rows)),
    };
  } finally {
    await graphNode.close();
  }
}

/** What graph-node says about calls of contracts; a counter that never counted is not there. */
async function readCalls({ metricsUrl }: OwnGraphNode): Promise<Pick<Measurement, 'callsAsked' | 'callsMade'>> {
  const lines = (await (await fetch(metricsUrl)).text()).split('\n');
  const total = (metric: string, label: string) =>
    lines
      .filter((line) => line.startsWith(`${metric}{`) && line.includes(label))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  if (total('deployment_handler_execution_time_count', '') === 0) throw new Error('The metrics show no handler calls.');
  return {
    callsAsked: total('deployment_host_fn_execution_time_count', 'host_fn_name="ethereum_call"'),
    callsMade: total('endpoint_request', 'req_type="eth_call"'),
  };
}

async function readDatabase(
  { databaseUrl }: OwnGraphNode,
  manifest: string,
  rows: Record<string, number>,
): Promise<Pick<Measurement, 'bytes' | 'indexBytes' | 'callsCached'>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const numbers = async (query: string, values: string[] = []) => {
    const result = await client.query<Record<string, string>>(query, values);
    return Object.values(result.rows[0] ?? {}).map(Number);
  };
  try {
    const found = await client.query<{ name: string }>(NAMESPACE, [manifest]);
    const namespace = client.escapeIdentifier(found.rows[0]?.name ?? '');
    for (const [table, expected] of Object.entries(rows)) {
      const [count] = await numbers(`SELECT count(*) FROM ${namespace}.${client.escapeIdentifier(table)}`);
      if (count !== expected) throw new Error(`${table} has ${count} rows, the chain ${expected} logs for it.`);
    }
    const [bytes = 0, indexBytes = 0] = await numbers(SIZES, [namespace]);
    const [callsCached = 0] = await numbers('SELECT count(*) FROM chain1.call_cache');
    return { bytes, indexBytes, callsCached };
  } finally {
    await client.end();
  }
}

/** Where graph-node keeps a deployment's tables. */
const NAMESPACE = 'SELECT name FROM deployment_schemas WHERE subgraph = $1';

const SIZES = `
  SELECT sum(pg_total_relation_size(oid)) AS bytes, sum(pg_indexes_size(oid)) AS of_indexes
  FROM pg_class WHERE relkind = 'r' AND relnamespace = $1::regnamespace`;

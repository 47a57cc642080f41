import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZeroAddress } from 'ethers';
import { withLock } from '../../local/bootstrap/withLock.mjs';
import { buildSubgraph, SUBGRAPH_BUILD } from '../../local/build/buildSubgraph.ts';
import { publishSubgraph } from '../../local/ledger/publishSubgraph.ts';
import { deploySubgraph, placeSubgraph, type Subgraph, waitForBlock } from '../../local/ledger/subgraph.ts';
import { startChain } from '../../local/parts/chain.ts';
import { startContentStore } from '../../local/parts/contentStore.ts';
import { prepareDatabases } from '../../local/parts/databases.ts';
import { type GraphNodeUrls, startGraphNode } from '../../local/parts/graphNode.ts';
import { startPoke } from '../../local/parts/poke.ts';
import { startPostgres } from '../../local/parts/postgres.ts';
import { choosePorts, PORT_NAMES } from '../../local/process/ports.ts';
import { openProcesses, type Processes } from '../../local/process/processes.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

const NETWORK = 'local';

/** A ledger with a graph-node and a database of its own. */
export type OwnLedger = Subgraph & {
  statusUrl: string;
  /** The database that graph-node keeps it in. */
  databaseUrl: string;
  /** Waits until a block is in the ledger; throws with the reason when the ledger has failed. */
  indexed(block: number): Promise<void>;
  /** Ends its graph-node; its database stays. */
  close(): Promise<void>;
};

/** A graph-node with a database of its own, which indexes nothing yet. */
export type OwnGraphNode = GraphNodeUrls & {
  /** Where it reads what is deployed. */
  folder: string;
  /** Of its process. */
  pid: number;
  /** Its metrics, as Prometheus reads them. */
  metricsUrl: string;
  databaseUrl: string;
  /** Ends it; its database stays. */
  close(): Promise<void>;
};

/** An empty chain, PostgreSQL and a content store: nothing is deployed, and there is no gateway. */
export type BareStack = {
  rpcUrl: string;
  /** Folder of the content store's blocks. */
  contentFolder: string;
  /**
   * Starts a graph-node.
   *
   * @param name - The name of its database; one that was used already goes on.
   * @param reindex - Whether to drop the database first, as `npm start -- --reindex` does.
   */
  openGraphNode(name: string, reindex?: boolean): Promise<OwnGraphNode>;
  /**
   * Starts a graph-node, as {@link BareStack.openGraphNode}, with the ledger of the guilds that a factory makes. All
   * ledgers of one factory have the same deployment id.
   *
   * @param options.forwarder - The ERC-2771 forwarder that the guilds trust; by default nobody relays.
   */
  openLedger(name: string, factory: string, options?: LedgerOptions): Promise<OwnLedger>;
  stop(): Promise<void>;
};

/** How a ledger is started. */
type LedgerOptions = { reindex?: boolean; forwarder?: string };

/** Starts a chain at a port; its processes are ended with the stack. */
type OpenChain = (options: Parameters<typeof startChain>[0]) => Promise<{ url: string }>;

/** What is started once for all ledgers. */
type Base = { rpcUrl: string; ipfsUrl: string; adminUrl: string; folder: string; processes: Processes };

/**
 * Builds the subgraph if it has changed, and starts a chain, PostgreSQL and a content store.
 *
 * @param openChain - Starts the chain; Hardhat's by default.
 */
export async function startBareStack(openChain: OpenChain = startChain): Promise<BareStack> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-bare-'));
  const processes = openProcesses();
  const closers: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closers.reverse()) await close();
    await processes.stopAll();
    await processes.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await build(processes);
    const base = await startBase(folder, processes, openChain, closers);
    const passwords = { ledger: secret(), relay: secret() };
    const openGraphNode = async (name: string, reindex = false) => {
      const graphNode = await startOwnGraphNode(base, { name, passwords, reindex });
      closers.push(graphNode.close);
      return graphNode;
    };
    return {
      rpcUrl: base.rpcUrl,
      contentFolder: contentFolder(folder),
      openGraphNode,
      openLedger: async (name, factory, { reindex, forwarder = ZeroAddress } = {}) =>
        await startLedger(base, { factory, forwarder }, await openGraphNode(name, reindex)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Builds what has changed, while nothing else does. */
async function build(processes: Processes): Promise<void> {
  const lock = { folder: join(repositoryRoot, '.guildhall', 'subgraph.lock'), purpose: 'building subgraph' };
  await mkdir(join(repositoryRoot, '.guildhall'), { recursive: true });
  await withLock(lock, () => buildSubgraph(processes, (line) => console.log(line)));
}

async function startBase(
  folder: string,
  processes: Processes,
  openChain: OpenChain,
  closers: (() => Promise<void> | void)[],
): Promise<Base> {
  const ports = await choosePorts('auto', PORT_NAMES);
  const [chain, postgres, content] = await Promise.all([
    openChain({ port: ports.chain, logFile: logFile(folder, 'chain'), processes }),
    startPostgres({
      folder: join(folder, 'postgres'),
      fresh: true,
      password: secret(),
      port: ports.postgres,
      logFile: logFile(folder, 'postgres'),
      processes,
    }),
    startContentStore({ folder: contentFolder(folder), port: ports.content }),
  ]);
  closers.push(content.stop);
  return { rpcUrl: chain.url, ipfsUrl: content.url, adminUrl: postgres.adminUrl, folder, processes };
}

async function startOwnGraphNode(
  { rpcUrl, ipfsUrl, adminUrl, folder, processes }: Base,
  own: { name: string; passwords: { ledger: string; relay: string }; reindex: boolean },
): Promise<OwnGraphNode> {
  const { name, passwords, reindex } = own;
  const { ledgerUrl: databaseUrl } = await prepareDatabases({
    adminUrl,
    prefix: name,
    fresh: false,
    freshLedger: reindex,
    passwords,
  });
  const ports = await choosePorts('auto', PORT_NAMES);
  const ownFolder = join(folder, name, 'graph-node');
  const { part, ...urls } = await startGraphNode({
    network: NETWORK,
    rpcUrl,
    databaseUrl,
    ipfsUrl,
    folder: ownFolder,
    ports,
    logFile: logFile(folder, `${name}-graph-node`),
    processes,
  });
  const stopPoke = await startPoke(databaseUrl);
  let closed: Promise<void> | undefined;
  return {
    ...urls,
    folder: ownFolder,
    pid: part.pid(),
    metricsUrl: `http://127.0.0.1:${ports.graphNodeMetrics}/metrics`,
    databaseUrl,
    close() {
      closed ??= stopPoke().then(() => part.kill('SIGINT'));
      return closed;
    },
  };
}

async function startLedger(
  { folder, ipfsUrl }: Base,
  { factory, forwarder }: { factory: string; forwarder: string },
  graphNode: OwnGraphNode,
): Promise<OwnLedger> {
  const manifest = await placeSubgraph({
    built: join(repositoryRoot, SUBGRAPH_BUILD),
    folder: join(folder, 'subgraph'),
    network: NETWORK,
    deployments: { GuildFactory: { address: factory, startBlock: 0 }, Forwarder: { address: forwarder } },
  });
  const { statusUrl, databaseUrl, close } = graphNode;
  const subgraph = await deploySubgraph(graphNode, await publishSubgraph(manifest, ipfsUrl, graphNode.folder));
  return {
    ...subgraph,
    statusUrl,
    databaseUrl,
    indexed: (block) => waitForBlock(subgraph, statusUrl, block),
    close,
  };
}

function contentFolder(folder: string): string {
  return join(folder, 'content');
}

function logFile(folder: string, name: string): string {
  return join(folder, 'logs', `${name}.log`);
}

function secret(): string {
  return randomBytes(16).toString('hex');
}

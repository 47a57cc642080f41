import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../local/bootstrap/withLock.mjs';
import { buildSubgraph, SUBGRAPH_BUILD } from '../../local/build/buildSubgraph.ts';
import { startChain } from '../../local/chain.ts';
import { startContentStore } from '../../local/contentStore.ts';
import { prepareDatabases } from '../../local/databases.ts';
import { startGraphNode } from '../../local/graphNode.ts';
import { startPoke } from '../../local/poke.ts';
import { choosePorts, PORT_NAMES } from '../../local/ports.ts';
import { startPostgres } from '../../local/postgres.ts';
import { openProcesses, type Processes } from '../../local/processes.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { deploySubgraph, placeSubgraph, type Subgraph, waitForBlock } from '../../local/subgraph.ts';

const INDEXED_MS = 60_000;
const NETWORK = 'local';

/** A ledger with a graph-node and a database of its own. */
export type OwnLedger = Subgraph & {
  statusUrl: string;
  /** Waits until a block is in the ledger; throws with the reason when the ledger has failed. */
  indexed(block: number): Promise<void>;
  /** Ends its graph-node; its database stays. */
  close(): Promise<void>;
};

/** An empty chain, PostgreSQL and a content store: nothing is deployed, and there is no gateway. */
export type BareStack = {
  rpcUrl: string;
  /** Folder of the content store's blocks. */
  contentFolder: string;
  /**
   * Starts a graph-node with the ledger of the guilds that a factory makes. All ledgers of one factory have the same
   * deployment id.
   *
   * @param name of its database; one that was used already goes on
   * @param reindex whether to drop the database first, as `npm start -- --reindex` does
   */
  openLedger(name: string, factory: string, reindex?: boolean): Promise<OwnLedger>;
  stop(): Promise<void>;
};

/** What is started once for all ledgers. */
type Base = { rpcUrl: string; ipfsUrl: string; adminUrl: string; folder: string; processes: Processes };

/** Builds the subgraph if it has changed, and starts a chain, PostgreSQL and a content store. */
export async function startBareStack(): Promise<BareStack> {
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
    const base = await startBase(folder, processes, closers);
    const passwords = { ledger: secret(), relay: secret() };
    return {
      rpcUrl: base.rpcUrl,
      contentFolder: contentFolder(folder),
      async openLedger(name, factory, reindex = false) {
        const ledger = await startLedger(base, { name, factory, passwords, reindex });
        closers.push(ledger.close);
        return ledger;
      },
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
  await withLock(lock, () => buildSubgraph(processes));
}

async function startBase(folder: string, processes: Processes, closers: (() => Promise<void> | void)[]): Promise<Base> {
  const ports = await choosePorts('auto', PORT_NAMES);
  const [chain, postgres, content] = await Promise.all([
    startChain({ port: ports.chain, logFile: logFile(folder, 'chain'), processes }),
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

async function startLedger(
  { rpcUrl, ipfsUrl, adminUrl, folder, processes }: Base,
  own: { name: string; factory: string; passwords: { ledger: string; relay: string }; reindex: boolean },
): Promise<OwnLedger> {
  const { name, factory, passwords, reindex } = own;
  const databases = await prepareDatabases({
    adminUrl,
    prefix: name,
    fresh: false,
    freshLedger: reindex,
    passwords,
  });
  const graphNode = await startGraphNode({
    network: NETWORK,
    rpcUrl,
    databaseUrl: databases.ledgerUrl,
    ipfsUrl,
    folder: join(folder, name, 'graph-node'),
    ports: await choosePorts('auto', PORT_NAMES),
    logFile: logFile(folder, `${name}-graph-node`),
    processes,
  });
  const stopPoke = await startPoke(databases.ledgerUrl);
  const manifest = await placeSubgraph({
    built: join(repositoryRoot, SUBGRAPH_BUILD),
    folder: join(folder, 'subgraph'),
    network: NETWORK,
    deployments: { GuildFactory: { address: factory, startBlock: 0 } },
  });
  const subgraph = await deploySubgraph(graphNode, manifest);
  let closed: Promise<void> | undefined;
  return {
    ...subgraph,
    statusUrl: graphNode.statusUrl,
    indexed: (block) => waitForBlock(subgraph, graphNode.statusUrl, block, INDEXED_MS),
    close() {
      closed ??= stopPoke().then(() => graphNode.part.kill('SIGINT'));
      return closed;
    },
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

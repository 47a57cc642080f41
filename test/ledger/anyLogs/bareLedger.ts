import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../../local/bootstrap/withLock.mjs';
import { buildSubgraph, SUBGRAPH_BUILD } from '../../../local/build/buildSubgraph.ts';
import { startChain } from '../../../local/chain.ts';
import { startContentStore } from '../../../local/contentStore.ts';
import { prepareDatabases } from '../../../local/databases.ts';
import { startGraphNode } from '../../../local/graphNode.ts';
import { startPoke } from '../../../local/poke.ts';
import { choosePorts, PORT_NAMES } from '../../../local/ports.ts';
import { startPostgres } from '../../../local/postgres.ts';
import { openProcesses, type Processes } from '../../../local/processes.ts';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';
import { deploySubgraph, placeSubgraph, waitForBlock } from '../../../local/subgraph.ts';

const INDEXED_MS = 60_000;
const NETWORK = 'local';

/** An empty chain and the ledger that follows one factory on it; no contracts and no gateway. */
export type BareLedger = {
  rpcUrl: string;
  ledgerUrl: string;
  statusUrl: string;
  /** Waits until a block is in the ledger; throws with the reason when the ledger has failed. */
  indexed(block: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a chain, PostgreSQL and graph-node with the ledger of the guilds that a factory at an address makes. */
export async function startBareLedger(factory: string): Promise<BareLedger> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-any-logs-'));
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
    return { ...(await startParts(factory, folder, processes, closers)), stop };
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

async function startParts(
  factory: string,
  folder: string,
  processes: Processes,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<BareLedger, 'stop'>> {
  const ports = await choosePorts('auto', PORT_NAMES);
  const log = (name: string) => join(folder, 'logs', `${name}.log`);
  const secret = () => randomBytes(16).toString('hex');
  const [chain, postgres, content] = await Promise.all([
    startChain({ port: ports.chain, logFile: log('chain'), processes }),
    startPostgres({
      folder: join(folder, 'postgres'),
      fresh: true,
      password: secret(),
      port: ports.postgres,
      logFile: log('postgres'),
      processes,
    }),
    startContentStore({ folder: join(folder, 'content'), port: ports.content }),
  ]);
  closers.push(content.stop);
  const passwords = { ledger: secret(), relay: secret() };
  const databases = await prepareDatabases({
    adminUrl: postgres.adminUrl,
    prefix: 'any_logs',
    fresh: true,
    passwords,
  });
  const graphNode = await startGraphNode({
    network: NETWORK,
    rpcUrl: chain.url,
    databaseUrl: databases.ledgerUrl,
    ipfsUrl: content.url,
    folder: join(folder, 'graph-node'),
    ports,
    logFile: log('graph-node'),
    processes,
  });
  closers.push(await startPoke(databases.ledgerUrl));
  const manifest = await placeSubgraph({
    built: join(repositoryRoot, SUBGRAPH_BUILD),
    folder: join(folder, 'subgraph'),
    network: NETWORK,
    deployments: { GuildFactory: { address: factory, startBlock: 0 } },
  });
  const subgraph = await deploySubgraph(graphNode, manifest);
  return {
    rpcUrl: chain.url,
    ledgerUrl: subgraph.queryUrl,
    statusUrl: graphNode.statusUrl,
    indexed: (block) => waitForBlock(subgraph, graphNode.statusUrl, block, INDEXED_MS),
  };
}

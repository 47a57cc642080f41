import { setTimeout as sleep } from 'node:timers/promises';
import { type Build, startBuild } from '../build/startBuild.ts';
import { openSteps, type Steps } from '../cli/steps.ts';
import { addressOf, type Deployments } from '../ledger/deployments.ts';
import { waitForBlock } from '../ledger/subgraph.ts';
import type { ChainPart } from '../parts/chain.ts';
import type { Part } from '../parts/part.ts';
import { choosePorts, type Ports } from '../process/ports.ts';
import { openProcesses, type Processes } from '../process/processes.ts';
import { UNWATCHED } from '../process/waiting.ts';
import { StackError } from '../stackError.ts';
import { causeOf } from './causeOf.ts';
import { openDataDir } from './dataDir.ts';
import type { StackOptions } from './stackOptions.ts';
import {
  type Held,
  neededPorts,
  openChain,
  openContent,
  openContracts,
  openDatabases,
  openGateway,
  openGraphNode,
  openSubgraph,
  openVerifier,
  refuseMissingGraphNode,
  type Start,
} from './stackParts.ts';

const LAST_ANSWERS_MS = 5000;
const ASCII_ONLY =
  '(searches and `_nocase` fold the case of ASCII letters only: use PostgreSQL 17 or newer, then --reindex)';

/** A running stack. */
export type Stack = {
  ports: Ports;
  rpcUrl: string;
  ipfsUrl: string;
  gatewayUrl: string;
  /** The ledger on graph-node itself. */
  ledgerUrl: string;
  statusUrl: string;
  /** The gateway's database. */
  relayDatabaseUrl: string;
  /** The contracts by name: at least GuildFactory and Forwarder, on the local chain TestDollar and UniswapV2Factory as well. */
  deployments: Deployments;
  gateway: Part;
  /** Absent when given by URL, as are the next three. */
  chain?: (Part & Pick<ChainPart, 'setBlockTime'>) | undefined;
  postgres?: Part | undefined;
  graphNode?: Part | undefined;
  /** Resolves with the first part that ended without being asked to. */
  crashed: Promise<StackError>;
  /** Starts the verifier that the gateway asks; only with {@link StackOptions.verifier}. */
  startVerifier?: (() => Promise<Part>) | undefined;
  /** Waits until a block is in the ledger. */
  indexed(block: number): Promise<void>;
  /** Stops everything; may be called again. */
  stop(): Promise<void>;
};

/** How a start is shown and stopped. */
export type StartRun = {
  /** Prints one line; nothing is printed by default. */
  print?: (line: string) => void;
  steps?: Steps;
  /** Gives up on a part that has not moved for so long; Infinity for people, who see what is waited for. */
  patienceMs?: number;
  /** Stops what has been started and makes the start fail. */
  signal?: AbortSignal | undefined;
};

/**
 * Builds what has changed, and starts the stack: chain, contracts, PostgreSQL, content store, graph-node with the
 * ledger, and the gateway, as far as possible side by side.
 *
 * @throws StackError naming the part that failed; then nothing is left running
 */
export async function startStack(options: StackOptions, run: StartRun = {}): Promise<Stack> {
  const { print = () => {}, steps = openSteps(print), signal, patienceMs = UNWATCHED.patienceMs } = run;
  refuseMissingGraphNode(options);
  const processes = openProcesses({ ...UNWATCHED, print, patienceMs });
  const held: Held = { pending: [], closers: [] };
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopAll(processes, held);
    return stopped;
  };
  signal?.addEventListener('abort', stop);
  try {
    const fresh = options.rpcUrl === undefined;
    const { dataFolder: folder, network } = options;
    // A former stack that was killed just now frees its directory when it has freed its ports.
    const data = await openDataDir({ folder, network, fresh, processes });
    const ports = await choosePorts(options.ports, neededPorts(options));
    const build = startBuild({ processes, steps, print });
    const parts = await Promise.race([
      startParts({ options, ports, fresh, data, processes, held }, steps, build),
      processes.crashed.then((error) => Promise.reject(error)),
    ]);
    return { ports, crashed: processes.crashed, stop, ...parts };
  } catch (error) {
    const cause = await causeOf(error, processes.crashed);
    await stop();
    if (signal?.aborted) throw new StackError('start', `stopped by ${String(signal.reason)}`, 'start again');
    throw cause;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function stopAll(processes: Processes, held: Held): Promise<void> {
  // graph-node panics when it loses its database or its chain: it is younger than both, and so stops before them.
  await processes.stopAll();
  // Some wait for the answer of a part that has gone.
  await Promise.race([Promise.allSettled(held.pending), sleep(LAST_ANSWERS_MS, undefined, { ref: false })]);
  await processes.close();
  for (const close of held.closers.toReversed()) await close();
}

async function startParts(
  start: Start,
  steps: Steps,
  build: Build,
): Promise<Omit<Stack, 'ports' | 'crashed' | 'stop'>> {
  const { held } = start;
  const chain = steps.run(
    'chain',
    () => openChain(start),
    // The path of an RPC URL may be a key.
    ({ url }) => new URL(url).origin,
  );
  const databases = steps.run(
    'postgres',
    () => openDatabases(start),
    ({ shownUrl, foldsCase }) => (foldsCase ? shownUrl : `${shownUrl} ${ASCII_ONLY}`),
  );
  const content = steps.run(
    'content',
    () => openContent(start),
    (url) => url,
  );
  const deployments = Promise.all([chain, build.contracts]).then(([{ url }]) =>
    steps.run(
      'contracts',
      () => openContracts(start, url),
      (found) => `GuildFactory ${addressOf(found, 'GuildFactory')}`,
    ),
  );
  const graphNode = Promise.all([chain, databases, content]).then(([{ url }, { ledgerUrl }, ipfsUrl]) =>
    steps.run(
      'graph-node',
      () => openGraphNode(start, url, ledgerUrl, ipfsUrl),
      ({ queryUrl }) => queryUrl,
    ),
  );
  const subgraph = Promise.all([graphNode, deployments, content, build.subgraph]).then(([node, contracts, ipfsUrl]) =>
    steps.run(
      'subgraph',
      () => openSubgraph(start, node, contracts, ipfsUrl),
      ({ queryUrl }) => queryUrl,
    ),
  );
  const base = Promise.all([chain, databases, content, deployments, graphNode, subgraph, build.page]);
  const gateway = base.then(([chain, databases, ipfsUrl, deployments, graphNode, subgraph]) =>
    steps.run(
      'gateway',
      () => openGateway(start, { chain, databases, ipfsUrl, deployments, graphNode, subgraph }),
      ({ url }) => url,
    ),
  );
  held.pending.push(chain, databases, content, deployments, graphNode, subgraph, gateway, ...Object.values(build));
  await Promise.all(held.pending);
  const [own, database, ipfsUrl, contracts, node, ledger] = await base;
  const { url, part } = await gateway;
  const of = { chain: own, databases: database, ipfsUrl, deployments: contracts, graphNode: node, subgraph: ledger };
  return {
    rpcUrl: own.url,
    ipfsUrl,
    gatewayUrl: url,
    ledgerUrl: ledger.queryUrl,
    statusUrl: node.statusUrl,
    relayDatabaseUrl: database.relayUrl,
    deployments: contracts,
    gateway: part,
    chain: own.chain && { ...own.chain.part, setBlockTime: own.chain.setBlockTime },
    postgres: database.part,
    graphNode: node.part,
    startVerifier: start.options.verifier ? () => openVerifier(start, of) : undefined,
    indexed: (block) => waitForBlock(ledger, node.statusUrl, block),
  };
}

import { join } from 'node:path';
import { PAGE_BUILD } from '../build/buildPage.ts';
import { SUBGRAPH_BUILD } from '../build/buildSubgraph.ts';
import { queryGraph } from '../http/queryGraph.ts';
import { callRpc } from '../http/rpc.ts';
import { addressOf, type Deployments, readDeployments, writeDeployments } from '../ledger/deployments.ts';
import { publishSubgraph } from '../ledger/publishSubgraph.ts';
import { deploySubgraph, placeSubgraph, type Subgraph, waitForBlock } from '../ledger/subgraph.ts';
import { type ChainPart, LOCAL_CHAIN_ID, startChain } from '../parts/chain.ts';
import { startContentStore } from '../parts/contentStore.ts';
import { type Databases, prepareDatabases } from '../parts/databases.ts';
import { type Gateway, startGateway } from '../parts/gateway.ts';
import { type GraphNodeUrls, hasGraphNode, startGraphNode } from '../parts/graphNode.ts';
import type { Part } from '../parts/part.ts';
import { startPoke } from '../parts/poke.ts';
import { startPostgres } from '../parts/postgres.ts';
import { startVerifier, verifierUrl } from '../parts/verifier.ts';
import type { PortName, Ports } from '../process/ports.ts';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { StackError } from '../stackError.ts';
import { accountsOfPeople, relayerKeys } from './accounts.ts';
import { deployContracts } from './contracts.ts';
import type { DataDir } from './dataDir.ts';
import type { StackOptions } from './stackOptions.ts';

/** Where our own graph-node works, in the data directory. */
const GRAPH_NODE_FOLDER = 'graph-node';

/** What a start holds that must be let go of: work under way, and what is not a process. */
export type Held = { pending: Promise<unknown>[]; closers: (() => Promise<void> | void)[] };

/** What each part's start is given. */
export type Start = {
  options: StackOptions;
  ports: Ports;
  /** Whether to begin with empty data, because the chain does. */
  fresh: boolean;
  data: DataDir;
  processes: Processes;
  held: Held;
};

/** The ports of the parts that are not given by URL. */
export function neededPorts(options: StackOptions): PortName[] {
  return [
    'gateway',
    ...(options.verifier ? (['verifier'] as const) : []),
    ...(options.rpcUrl === undefined ? (['chain'] as const) : []),
    ...(options.postgresUrl === undefined ? (['postgres'] as const) : []),
    ...(options.ipfsUrl === undefined ? (['content'] as const) : []),
    ...(options.graphNode === undefined
      ? (['graphNode', 'graphNodeAdmin', 'graphNodeStatus', 'graphNodeMetrics'] as const)
      : []),
  ];
}

/** @throws StackError where npm has no graph-node and none is given */
export function refuseMissingGraphNode(options: StackOptions): void {
  if (options.graphNode !== undefined || hasGraphNode()) return;
  throw new StackError(
    'graph-node',
    `npm has no graph-node for ${process.platform}-${process.arch}`,
    [
      'run one in Docker and give its URL:',
      '    docker compose up --detach',
      '    npm start -- --graph-node http://127.0.0.1:8000 --ipfs http://127.0.0.1:5001',
    ].join('\n'),
  );
}

/** The chain: our own, or the one that is given. */
export async function openChain(start: Start): Promise<{ url: string; chainId: number; chain?: ChainPart }> {
  const { options, ports, processes } = start;
  if (options.rpcUrl === undefined) {
    const chain = await startChain({ port: ports.chain, logFile: logFile(start, 'chain'), processes });
    return { url: chain.url, chainId: await chainIdOf(chain.url), chain };
  }
  return { url: options.rpcUrl, chainId: await chainIdOf(options.rpcUrl) };
}

async function chainIdOf(url: string): Promise<number> {
  try {
    return Number(await callRpc(url, 'eth_chainId'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError('chain', reason, 'check that --rpc is a JSON-RPC URL', { cause: error });
  }
}

/** The two databases, on a server of our own or on the given one. `shownUrl` has no password. */
export async function openDatabases(start: Start): Promise<Databases & { shownUrl: string; part?: Part }> {
  const { options, ports, fresh, data, processes } = start;
  const server =
    options.postgresUrl === undefined
      ? await startPostgres({
          folder: data.path('postgres'),
          fresh,
          password: data.secrets.postgres,
          port: ports.postgres,
          logFile: logFile(start, 'postgres'),
          processes,
        })
      : undefined;
  const adminUrl = server?.adminUrl ?? options.postgresUrl ?? '';
  // On a server that others use, too, each data directory has databases of its own.
  const prefix = server === undefined ? `guildhall_${data.id}` : 'guildhall';
  const { ledger, relay } = data.secrets;
  const freshLedger = fresh || options.reindex === true;
  const urls = await prepareDatabases({ adminUrl, prefix, fresh, freshLedger, passwords: { ledger, relay } });
  const shownUrl = Object.assign(new URL(urls.relayUrl), { password: '' }).href;
  return { ...urls, shownUrl, ...(server && { part: server.part }) };
}

/** The content store's URL. */
export async function openContent({ options, ports, data, held }: Start): Promise<string> {
  if (options.ipfsUrl !== undefined) {
    const version = await fetch(`${options.ipfsUrl}/api/v0/version`, { method: 'POST' }).catch(() => undefined);
    if (version?.ok) return options.ipfsUrl;
    throw new StackError('content', `no answer from ${options.ipfsUrl}`, "check that --ipfs is the URL of Kubo's RPC");
  }
  const store = await startContentStore({ folder: data.path('content'), port: ports.content });
  held.closers.push(store.stop);
  return store.url;
}

/** The contracts: deployed now on our own chain, else those that `subgraph/networks.json` names. */
export async function openContracts({ options, data }: Start, rpcUrl: string): Promise<Deployments> {
  const { network } = options;
  if (options.rpcUrl !== undefined) {
    return readDeployments(join(repositoryRoot, 'subgraph', 'networks.json'), network);
  }
  const deployments = await deployContracts(rpcUrl);
  await writeDeployments(data.path('networks.json'), network, deployments);
  return deployments;
}

/** graph-node: our own, which is told of new blocks at once, or the given one. */
export async function openGraphNode(
  start: Start,
  rpcUrl: string,
  databaseUrl: string,
  ipfsUrl: string,
): Promise<GraphNodeUrls & { part?: Part }> {
  const { options, ports, data, processes, held } = start;
  if (options.graphNode !== undefined) {
    await queryGraph(options.graphNode.statusUrl, '{ __typename }');
    return options.graphNode;
  }
  const graphNode = await startGraphNode({
    network: options.network,
    rpcUrl,
    databaseUrl,
    ipfsUrl,
    folder: data.path(GRAPH_NODE_FOLDER),
    ports,
    logFile: logFile(start, 'graph-node'),
    processes,
  });
  held.closers.push(await startPoke(databaseUrl));
  return graphNode;
}

/** Deploys the ledger and waits for its first block. */
export async function openSubgraph(
  { options, data, processes }: Start,
  graphNode: GraphNodeUrls,
  deployments: Deployments,
  ipfsUrl: string,
): Promise<Subgraph> {
  const manifest = await placeSubgraph({
    built: join(repositoryRoot, SUBGRAPH_BUILD),
    folder: data.path('subgraph'),
    network: options.network,
    deployments,
  });
  const copies = options.graphNode === undefined ? data.path(GRAPH_NODE_FOLDER) : undefined;
  const subgraph = await deploySubgraph(graphNode, await publishSubgraph(manifest, ipfsUrl, copies));
  await waitForBlock(subgraph, graphNode.statusUrl, 0, processes.waiting);
  return subgraph;
}

/** What the gateway stands on. */
export type GatewayBase = {
  chain: { url: string; chainId: number };
  databases: { relayUrl: string };
  ipfsUrl: string;
  deployments: Deployments;
  graphNode: GraphNodeUrls;
  subgraph: Subgraph;
};

/** The gateway on top of all others. */
export async function openGateway(start: Start, base: GatewayBase): Promise<Gateway> {
  const { chain, databases, ipfsUrl, deployments, graphNode, subgraph } = base;
  const { options, ports, processes } = start;
  return startGateway(
    {
      port: ports.gateway,
      rpcUrl: chain.url,
      chainId: chain.chainId,
      factory: addressOf(deployments, 'GuildFactory'),
      forwarder: addressOf(deployments, 'Forwarder'),
      ledgerUrl: subgraph.queryUrl,
      statusUrl: graphNode.statusUrl,
      databaseUrl: databases.relayUrl,
      ipfsUrl,
      pageFolder: join(repositoryRoot, PAGE_BUILD),
      ...(chain.chainId === LOCAL_CHAIN_ID ? { testAccounts: accountsOfPeople() } : {}),
      ...(options.verifier ? { verifierUrl: verifierUrl(ports.verifier) } : {}),
      relayerKeys: options.relayerKeys ?? localRelayerKeys(chain.chainId),
    },
    { logFile: logFile(start, 'gateway'), processes },
  );
}

/** The verifier that the gateway has been told of. */
export function openVerifier(start: Start, { chain, deployments, subgraph }: GatewayBase): Promise<Part> {
  return startVerifier(
    {
      port: start.ports.verifier,
      rpcUrl: chain.url,
      factory: addressOf(deployments, 'GuildFactory'),
      forwarder: addressOf(deployments, 'Forwarder'),
      ledgerUrl: subgraph.queryUrl,
    },
    { logFile: logFile(start, 'verifier'), processes: start.processes },
  );
}

/** Everybody knows the local keys, so they must not be used anywhere else. */
function localRelayerKeys(chainId: number): string[] {
  if (chainId === LOCAL_CHAIN_ID) return relayerKeys();
  const advice = 'set GUILDHALL_RELAYER_KEYS to private keys with some ether, separated by commas';
  throw new StackError('gateway', `there are no keys to relay with on chain ${chainId}`, advice);
}

function logFile({ data }: Start, name: string): string {
  return data.path('logs', `${name}.log`);
}

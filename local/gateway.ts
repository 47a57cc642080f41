import { join } from 'node:path';
import { LOCAL_CHAIN_ID } from './chain.ts';
import { type Part, startPart } from './part.ts';
import type { Processes } from './processes.ts';
import { repositoryRoot } from './repositoryRoot.ts';

const HOST = '127.0.0.1';

/** All clients of a local stack, tests and benches among them, have one address: they share what one client may. */
const LIMITS = {
  GUILDHALL_CLIENT_REQUESTS_PER_MINUTE: '10000000',
  GUILDHALL_CLIENT_COST_PER_MINUTE: '100000000000',
  GUILDHALL_CLIENT_REQUESTS_IN_FLIGHT: '1000',
};

/** What the gateway is told through its environment, and nothing else. */
export type GatewaySettings = {
  port: number;
  rpcUrl: string;
  chainId: number;
  factory: string;
  forwarder: string;
  /** The ledger's query URL. */
  ledgerUrl: string;
  statusUrl: string;
  databaseUrl: string;
  ipfsUrl: string;
  relayerKeys: readonly string[];
  /** The built page. */
  pageFolder: string;
};

export type Gateway = { url: string; part: Part };

/**
 * Starts the gateway and waits until it is ready to answer.
 *
 * @throws StackError with the end of its log
 */
export async function startGateway(
  settings: GatewaySettings,
  run: { logFile: string; processes: Processes },
): Promise<Gateway> {
  const url = `http://${HOST}:${settings.port}`;
  const part = await startPart(async () => {
    const running = run.processes.start({
      name: 'gateway',
      command: process.execPath,
      args: [join(repositoryRoot, 'api', 'server.ts')],
      cwd: repositoryRoot,
      env: environment(settings),
      logFile: run.logFile,
      stopSignal: 'SIGTERM',
      graceMs: 5000,
    });
    await running.ready(() => isReady(url));
    return running;
  });
  return { url, part };
}

function environment(settings: GatewaySettings): Record<string, string> {
  return {
    GUILDHALL_HOST: HOST,
    GUILDHALL_PORT: String(settings.port),
    GUILDHALL_RPC_URL: settings.rpcUrl,
    GUILDHALL_CHAIN_ID: String(settings.chainId),
    GUILDHALL_FACTORY: settings.factory,
    GUILDHALL_FORWARDER: settings.forwarder,
    GUILDHALL_GRAPH_NODE_URL: settings.ledgerUrl,
    GUILDHALL_GRAPH_NODE_STATUS_URL: settings.statusUrl,
    GUILDHALL_DATABASE_URL: settings.databaseUrl,
    GUILDHALL_IPFS_URL: settings.ipfsUrl,
    GUILDHALL_RELAYER_KEYS: settings.relayerKeys.join(','),
    GUILDHALL_LOG_LEVEL: 'info',
    ...LIMITS,
    GUILDHALL_PAGE_DIR: settings.pageFolder,
    ...(settings.chainId === LOCAL_CHAIN_ID ? freely() : asTold()),
  };
}

/** A local chain's coin is worth nothing, and its people found their guild without any. */
function freely(): Record<string, string> {
  const budgets = ['KEY', 'GUILD', 'SIGNER', 'STRANGERS'].flatMap((budget) => [
    [`GUILDHALL_SPONSOR_${budget}_GAS_PER_HOUR`, String(10n ** 11n)],
    [`GUILDHALL_SPONSOR_${budget}_WEI_PER_HOUR`, String(10n ** 21n)],
  ]);
  return { GUILDHALL_SPONSOR_CREATE_GUILD: 'true', ...Object.fromEntries(budgets) };
}

/** On another chain the relayer pays for what the environment says. */
function asTold(): Record<string, string> {
  const told = Object.entries(process.env).filter(([name]) => name.startsWith('GUILDHALL_SPONSOR_'));
  return Object.fromEntries(told.map(([name, value]) => [name, value ?? '']));
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

import { LOCAL_CHAIN_ID } from './chain.ts';

/** Where the gateway of a stack listens. */
export const HOST = '127.0.0.1';

/** The gateway's settings that do not say where the other parts are. */
const CHOSEN =
  /^(?:OTEL_.*|GUILDHALL_(?:ANCHOR_.*|SPONSOR_.*|CLIENT_.*|MAX_.*|SUBSCRIPTIONS|TRUSTED_.*|CACHE_BYTES|REDIS_URL|METRICS_PORT|LOG_LEVEL))$/;

/** All clients of a local stack, tests and benches among them, have one address: they share what one client may. */
const LIMITS = {
  GUILDHALL_CLIENT_REQUESTS_PER_MINUTE: '10000000',
  GUILDHALL_CLIENT_COST_PER_MINUTE: '100000000000',
  GUILDHALL_CLIENT_REQUESTS_IN_FLIGHT: '1000',
  GUILDHALL_CLIENT_DOCUMENT_BYTES_PER_MINUTE: '1073741824',
  GUILDHALL_CLIENT_SUBSCRIPTIONS: '2000',
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
  /** Whom the page lets its readers act as: accounts whose keys everybody knows, by name. */
  testAccounts?: Readonly<Record<string, string>>;
  /** Where a verifier serves what it knows, if there is one. */
  verifierUrl?: string;
};

/**
 * The gateway's environment.
 *
 * @param told - The environment of `npm start`: what it says for whoever starts the stack to choose counts for more than
 *   what a local stack would have.
 */
export function gatewayEnvironment(settings: GatewaySettings, told: NodeJS.ProcessEnv): Record<string, string> {
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
    GUILDHALL_PAGE_DIR: settings.pageFolder,
    ...(settings.verifierUrl === undefined ? {} : { GUILDHALL_VERIFIER_URL: settings.verifierUrl }),
    ...(settings.testAccounts === undefined ? {} : { GUILDHALL_TEST_ACCOUNTS: namedIn(settings.testAccounts) }),
    ...LIMITS,
    ...(settings.chainId === LOCAL_CHAIN_ID ? freely() : {}),
    ...chosenIn(told),
  };
}

function namedIn(accounts: Readonly<Record<string, string>>): string {
  return Object.entries(accounts)
    .map(([name, address]) => `${name}=${address}`)
    .join();
}

/** A local chain's coin is worth nothing, and its people found their guild without any. */
function freely(): Record<string, string> {
  const budgets = ['KEY', 'GUILD', 'SIGNER', 'STRANGERS'].flatMap((budget) => [
    [`GUILDHALL_SPONSOR_${budget}_GAS_PER_HOUR`, String(10n ** 11n)],
    [`GUILDHALL_SPONSOR_${budget}_WEI_PER_HOUR`, String(10n ** 21n)],
  ]);
  return { GUILDHALL_SPONSOR_CREATE_GUILD: 'true', ...Object.fromEntries(budgets) };
}

function chosenIn(told: NodeJS.ProcessEnv): Record<string, string> {
  const chosen = Object.entries(told).filter(([name]) => CHOSEN.test(name));
  return Object.fromEntries(chosen.map(([name, value]) => [name, value ?? '']));
}

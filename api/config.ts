import { z } from 'zod';
import type { Limits } from './admission/limits.ts';
import { digestOfKey } from './admission/traffic/clientOf.ts';
import {
  type SponsorSettings,
  sponsorEnvironment,
  sponsorSettingsFrom,
} from './prepare/sponsorship/sponsorSettings.ts';

const SECONDS_PER_HOUR = 3_600;

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits')
  .transform((text) => text.toLowerCase());
const privateKey = z.string().regex(/^0x[0-9a-fA-F]{64}$/, 'must be private keys: 0x and 64 hex digits each');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** What stands after the host may be the number of a database only, and what is escaped must be text. */
const redisUrl = z
  .url({ protocol: /^rediss?$/, error: 'must be a redis or rediss URL' })
  .regex(
    /^[a-z]+:\/\/[^/?#]+(\/\d*)?$/i,
    'must be redis://HOST:PORT, perhaps with a password, and with nothing after it but the number of a database',
  )
  .refine(isDecodable, 'must have % in its password as %25');

const whole = (standard: number) =>
  z.coerce.number({ error: 'must be a whole number' }).int('must be a whole number').min(0).default(standard);
const limit = (standard: number) => whole(standard).pipe(z.number().min(1, 'must be at least 1'));

/** Keys that can be sent as bearer tokens (RFC 6750), and cannot be guessed. */
const clientKeys = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((key) => key.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z.string().regex(/^[A-Za-z0-9._~+/-]{24,}=*$/, 'must be keys of at least 24 letters, digits or ._~+/- each'),
    ),
  );

/** Accounts by the names of people: `Ada=0x…,Bruno=0x…`. */
const namedAccounts = z
  .string()
  .regex(/^\w+=0x[0-9a-fA-F]{40}(?:,\w+=0x[0-9a-fA-F]{40})*$/, 'must be NAME=ADDRESS, separated by commas')
  .transform((text) =>
    text.split(',').map((one) => {
      const [name = '', address = ''] = one.split('=');
      return { name, address: address.toLowerCase() };
    }),
  );

const environment = z.object({
  GUILDHALL_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  GUILDHALL_PORT: z.coerce
    .number({ error: 'must be a port' })
    .int()
    .min(0)
    .max(65_535)
    .default(4000)
    .describe('Port to listen on; 0 for any free one'),
  GUILDHALL_METRICS_PORT: z.coerce
    .number({ error: 'must be a port' })
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port at which Prometheus finds `/metrics`, at the same address; without it, there are none'),
  GUILDHALL_RPC_URL: httpUrl.describe('JSON-RPC endpoint of the chain’s node'),
  GUILDHALL_CHAIN_ID: z
    .string()
    .regex(/^[1-9][0-9]*$/, 'must be a chain id, in decimal')
    .transform(BigInt)
    .describe('Id of the chain, in decimal'),
  GUILDHALL_FACTORY: address.describe('Address of GuildFactory'),
  GUILDHALL_FORWARDER: address.describe('Address of the ERC-2771 Forwarder'),
  GUILDHALL_GRAPH_NODE_URL: httpUrl
    .regex(/\/subgraphs\/(name\/[^/]+(\/[^/]+)*|id\/[^/]+)$/, 'must end in /subgraphs/name/NAME or /subgraphs/id/ID')
    .describe('The ledger’s query endpoint at graph-node: `…/subgraphs/name/NAME` or `…/subgraphs/id/ID`'),
  GUILDHALL_GRAPH_NODE_STATUS_URL: httpUrl.describe('graph-node’s index-node endpoint: `…:8030/graphql`'),
  GUILDHALL_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql URL' })
    .describe('The relay’s own PostgreSQL database, not graph-node’s; the gateway makes and migrates its tables'),
  GUILDHALL_IPFS_URL: httpUrl
    .optional()
    .describe(
      'Kubo RPC endpoint of the content store that the ledger reads; without it, no [documents](../api.md#documents) are published',
    ),
  GUILDHALL_RELAYER_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .pipe(z.array(privateKey))
    .describe('Private keys that pay for relayed requests, separated by commas; secret'),
  GUILDHALL_MAX_COST: limit(250_000).describe('Highest [cost](../limits.md) of an operation'),
  GUILDHALL_MAX_ANSWER_BYTES: limit(33_554_432).describe('Most bytes that graph-node may return for one operation'),
  GUILDHALL_CACHE_BYTES: whole(67_108_864).describe(
    'Memory for the answers of the ledger at its latest block, in bytes; 0 for none',
  ),
  GUILDHALL_REDIS_URL: redisUrl
    .optional()
    .describe(
      'Where gateways share these answers: `redis://USER:PASSWORD@HOST:PORT/DATABASE`, or `rediss:` for TLS; secret. [What it must be](#redis)',
    ),
  GUILDHALL_MAX_DOCUMENT_BYTES: limit(5_242_880).describe('Most bytes of a document that is published'),
  GUILDHALL_CLIENT_DOCUMENT_BYTES_PER_MINUTE: limit(10_485_760).describe(
    'Bytes of documents that one client publishes per minute',
  ),
  GUILDHALL_CLIENT_REQUESTS_PER_MINUTE: limit(6_000).describe('Requests of one client per minute'),
  GUILDHALL_CLIENT_COST_PER_MINUTE: limit(30_000_000).describe('Cost of one client’s operations per minute'),
  GUILDHALL_CLIENT_REQUESTS_IN_FLIGHT: limit(64).describe('Requests of one client being answered at once'),
  GUILDHALL_SUBSCRIPTIONS: limit(2_000).describe('Subscriptions that are open at once'),
  GUILDHALL_CLIENT_SUBSCRIPTIONS: limit(50).describe('Subscriptions of one client that are open at once'),
  GUILDHALL_TRUSTED_PROXIES: whole(0).describe('Number of proxies in front of the gateway'),
  GUILDHALL_CLIENT_KEYS: clientKeys.describe('Keys of clients with limits of their own, separated by commas; secret'),
  GUILDHALL_ANCHOR_ENTRIES: limit(1_000).describe(
    'New entries after which `anchorDue` says that a ledger is to be anchored',
  ),
  GUILDHALL_ANCHOR_HOURS: limit(24).describe('Hours after which it says so when there is any new entry'),
  GUILDHALL_VERIFIER_URL: httpUrl
    .optional()
    .describe(
      'What `npm run verify -- --follow --status-port N` serves, `http://127.0.0.1:N`; answers then say whether it has [verified](../api.md#verified) what they stand on',
    ),
  GUILDHALL_TRUSTED_DOCUMENTS: z
    .enum(['also', 'only'], { error: 'must be also or only' })
    .default('also')
    .describe('`only`: nothing is answered but [trusted documents](../api.md#trusted-documents)'),
  GUILDHALL_TRUSTED_DOCUMENTS_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('More [trusted documents](../api.md#trusted-documents): a JSON file of texts by their SHA-256'),
  GUILDHALL_PAGE_DIR: z.string().min(1).optional().describe('Folder of the built page; without it, no page is served'),
  GUILDHALL_TEST_ACCOUNTS: namedAccounts
    .optional()
    .describe(
      'Accounts whose keys everybody knows, `NAME=0x…,…`, as which the page lets its readers act; for a chain of one’s own only',
    ),
  GUILDHALL_FAILPOINT: z
    .string()
    .min(1)
    .optional()
    .describe('Step at which the relay kills the process; for crash tests only'),
  GUILDHALL_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be a level of pino, such as info',
    })
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl
    .optional()
    .describe('Collector that [traces](#traces) are sent to, by OTLP over HTTP; without it, there are none'),
  OTEL_SERVICE_NAME: z.string().min(1).default('guildhall-gateway').describe('What the gateway is called in traces'),
  ...sponsorEnvironment,
});

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/** A setting as documentation shows it: its usual value, or null where it must be given, and what it is. */
export type Setting = { name: string; usual: string | null; description: string };

/** Every setting that {@link readConfig} reads. */
export function listSettings(): Setting[] {
  return Object.entries(environment.shape).map(([name, schema]) => {
    const read = schema.safeParse(undefined);
    return { name, usual: read.success ? String(read.data ?? '') : null, description: schema.description ?? '' };
  });
}

/** An account of a chain for development, by the name of somebody in its story. */
export type OpenAccount = { name: string; address: string };

/** What the gateway is told about its surroundings. */
export type Config = {
  /** Address to listen on. */
  host: string;
  /** Port to listen on; 0 for any free one. */
  port: number;
  /** Port of the metrics; none are served without it. */
  metricsPort?: number;
  /** JSON-RPC endpoint of the chain. */
  rpcUrl: string;
  chainId: bigint;
  /** The GuildFactory, in lower case. */
  factory: string;
  /** The ERC-2771 forwarder that all guilds trust, in lower case. */
  forwarder: string;
  /** graph-node's query endpoint of the ledger: `…/subgraphs/name/NAME`. */
  graphNodeUrl: string;
  /** graph-node's index-node endpoint: `…/graphql`. */
  graphNodeStatusUrl: string;
  /** The relay's own PostgreSQL database; not graph-node's. */
  databaseUrl: string;
  /** Kubo RPC endpoint of the content store; nothing is published without it. */
  ipfsUrl?: string;
  /** Private keys that pay for relayed requests; secret. */
  relayerKeys: string[];
  /** What they pay for, and how much. */
  sponsor: SponsorSettings;
  /** How often a ledger is to be anchored: after so many new entries, or so many seconds if there is any. */
  anchorInterval: { entries: number; seconds: number };
  /** Memory for the ledger's answers, in bytes; 0 for none. */
  cacheBytes: number;
  /** Redis, in which gateways share them, with its password; they share nothing without it. */
  redisUrl?: string;
  /** What strangers may ask for; see `docs/limits.md`. */
  limits: Limits;
  /** Where a verifier that follows this ledger serves what it knows; without it, nothing is said of that. */
  verifierUrl?: string;
  /** Whether trusted documents alone are answered, and the file that has more of them. */
  trustedDocuments: { only: boolean; file?: string };
  /** How requests are traced; they are not without it. */
  tracing?: { serviceName: string };
  /** Folder of the built page; none is served without it. */
  pageDir?: string;
  /** Accounts whose keys everybody knows, which the page lets its readers act as; none without it. */
  testAccounts?: OpenAccount[];
  logLevel: string;
  /** Step at which the relay kills the process, for crash tests on a local chain; see `api/relay/failpoint.ts`. */
  failpoint?: string;
};

/**
 * Reads the gateway's settings from environment variables. Nothing else of the gateway reads them.
 *
 * @throws Error that names every variable that is missing or malformed, and never its value.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const complaints = new Map(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
    const lines = [...complaints].map(
      ([name, message]) => `  ${name} ${env[name] === undefined ? 'is not set' : message}`,
    );
    throw new Error(`The gateway cannot use its settings. Correct these environment variables:\n${lines.join('\n')}`);
  }
  const { data } = read;
  return {
    host: data.GUILDHALL_HOST,
    port: data.GUILDHALL_PORT,
    rpcUrl: data.GUILDHALL_RPC_URL,
    chainId: data.GUILDHALL_CHAIN_ID,
    factory: data.GUILDHALL_FACTORY,
    forwarder: data.GUILDHALL_FORWARDER,
    graphNodeUrl: data.GUILDHALL_GRAPH_NODE_URL,
    graphNodeStatusUrl: data.GUILDHALL_GRAPH_NODE_STATUS_URL,
    databaseUrl: data.GUILDHALL_DATABASE_URL,
    ...(data.GUILDHALL_IPFS_URL === undefined ? {} : { ipfsUrl: data.GUILDHALL_IPFS_URL }),
    relayerKeys: data.GUILDHALL_RELAYER_KEYS,
    sponsor: sponsorSettingsFrom(data),
    anchorInterval: {
      entries: data.GUILDHALL_ANCHOR_ENTRIES,
      seconds: data.GUILDHALL_ANCHOR_HOURS * SECONDS_PER_HOUR,
    },
    cacheBytes: data.GUILDHALL_CACHE_BYTES,
    ...(data.GUILDHALL_REDIS_URL === undefined ? {} : { redisUrl: data.GUILDHALL_REDIS_URL }),
    limits: {
      cost: data.GUILDHALL_MAX_COST,
      answerBytes: data.GUILDHALL_MAX_ANSWER_BYTES,
      requestsPerMinute: data.GUILDHALL_CLIENT_REQUESTS_PER_MINUTE,
      costPerMinute: data.GUILDHALL_CLIENT_COST_PER_MINUTE,
      requestsInFlight: data.GUILDHALL_CLIENT_REQUESTS_IN_FLIGHT,
      documentBytes: data.GUILDHALL_MAX_DOCUMENT_BYTES,
      documentBytesPerMinute: data.GUILDHALL_CLIENT_DOCUMENT_BYTES_PER_MINUTE,
      subscriptions: data.GUILDHALL_SUBSCRIPTIONS,
      clientSubscriptions: data.GUILDHALL_CLIENT_SUBSCRIPTIONS,
      trustedProxies: data.GUILDHALL_TRUSTED_PROXIES,
      clientKeys: new Set(data.GUILDHALL_CLIENT_KEYS.map(digestOfKey)),
    },
    trustedDocuments: {
      only: data.GUILDHALL_TRUSTED_DOCUMENTS === 'only',
      ...(data.GUILDHALL_TRUSTED_DOCUMENTS_FILE === undefined ? {} : { file: data.GUILDHALL_TRUSTED_DOCUMENTS_FILE }),
    },
    ...(data.GUILDHALL_VERIFIER_URL === undefined ? {} : { verifierUrl: data.GUILDHALL_VERIFIER_URL }),
    ...(data.GUILDHALL_METRICS_PORT === undefined ? {} : { metricsPort: data.GUILDHALL_METRICS_PORT }),
    ...(data.GUILDHALL_PAGE_DIR === undefined ? {} : { pageDir: data.GUILDHALL_PAGE_DIR }),
    ...(data.GUILDHALL_TEST_ACCOUNTS === undefined ? {} : { testAccounts: data.GUILDHALL_TEST_ACCOUNTS }),
    ...(data.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? {} : { tracing: { serviceName: data.OTEL_SERVICE_NAME } }),
    logLevel: data.GUILDHALL_LOG_LEVEL,
    ...(data.GUILDHALL_FAILPOINT === undefined ? {} : { failpoint: data.GUILDHALL_FAILPOINT }),
  };
}

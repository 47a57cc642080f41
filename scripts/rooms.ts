/** A part of the house, and what it may import of the other parts. */
export type Room = {
  /** Its folder, from the repository's root, or a pattern of its files. */
  path: string;
  /** The folders and files that it may import, besides its own and those of the rooms that it lies in. */
  mayImport: readonly string[];
  /** Files that put it together: the rooms within it may not import them. */
  top?: readonly string[];
  /** What it is for, as the table in docs/architecture.md says it. */
  purpose: string;
};

const kernel = ['api/chain', 'api/prepare'];
const relayGround = [...kernel, 'api/relay/store'];

/**
 * Who may import whom: the only list of it. `npm run codegen` writes the linter's rules (biome.json) and the table of
 * docs/architecture.md from it. Packages and what is in no room (`abis/`) may be imported by all. Of two rooms that a file
 * lies in, the later counts.
 */
export const rooms: readonly Room[] = [
  { path: 'contracts', mayImport: [], purpose: 'the contracts and their deployment, which stand on their own' },
  { path: 'subgraph', mayImport: ['local'], purpose: "the subgraph's build and tests" },
  { path: 'subgraph/src', mayImport: [], purpose: 'the mappings: graph-ts, generated code and each other only' },
  { path: 'trusted', mayImport: [], purpose: 'trusted documents: what auditors ask, known by the hash of its text' },
  {
    path: 'mcp',
    mayImport: ['local/bootstrap', 'trusted'],
    purpose: 'trusted documents as tools of the Model Context Protocol; it knows the gateway by its URL only',
  },
  { path: 'mcp/**/*.test.ts', mayImport: ['client', 'local', 'testing', 'trusted'], purpose: "the server's tests" },
  {
    path: 'local',
    mayImport: ['client', 'contracts'],
    purpose: 'the local stack; it starts everything else as a process and talks to it as any client does',
  },
  {
    path: 'local/process',
    mayImport: ['local/bootstrap'],
    purpose: 'processes that end with the one that started them',
  },
  { path: 'local/http', mayImport: [], purpose: 'what asks a node or a GraphQL server' },
  {
    path: 'local/parts',
    mayImport: ['local/http', 'local/process'],
    purpose: 'the parts of a stack: chain, database, content, graph-node, gateway',
  },
  {
    path: 'local/ledger',
    mayImport: ['local/http', 'local/parts', 'local/process'],
    purpose: 'the subgraph, published on graph-node',
  },
  {
    path: 'local/stack',
    mayImport: [
      'contracts',
      ...['bootstrap', 'build', 'http', 'ledger', 'parts', 'process'].map((room) => `local/${room}`),
    ],
    purpose: 'the parts put together, on one data directory',
  },
  { path: 'local/**/*.test.ts', mayImport: ['contracts', 'testing'], purpose: "the stack's tests" },
  { path: 'verify', mayImport: [], purpose: 'the verifier, which trusts neither the subgraph nor the gateway' },
  { path: 'verify/tree', mayImport: ['verify/chain'], purpose: "the Merkle tree over a guild's entries" },
  { path: 'verify/chain', mayImport: [], purpose: 'blocks read from a node and proven by their hashes' },
  { path: 'verify/events', mayImport: ['verify/chain'], purpose: 'proven logs, decoded' },
  {
    path: 'verify/ledger',
    mayImport: ['verify/chain', 'verify/events', 'verify/tree'],
    purpose: 'the ledger, derived from decoded logs alone',
  },
  {
    path: 'verify/proof',
    mayImport: ['verify/chain', 'verify/events', 'verify/ledger', 'verify/tree'],
    purpose: 'the proof of one entry',
  },
  {
    path: 'verify/compare',
    mayImport: ['verify/chain', 'verify/events', 'verify/ledger', 'verify/tree'],
    purpose: 'what is served beside what was derived',
  },
  {
    path: 'verify/certificate',
    mayImport: ['verify/chain', 'verify/ledger', 'verify/tree'],
    purpose: "a guild's books in a file, written and checked",
  },
  {
    path: 'verify/cli',
    mayImport: [
      'local/bootstrap',
      ...['certificate', 'chain', 'compare', 'events', 'ledger', 'proof', 'tree'].map((room) => `verify/${room}`),
    ],
    purpose: 'the command',
  },
  { path: 'verify/**/*.test.ts', mayImport: ['local', 'testing'], purpose: "the verifier's tests" },
  {
    path: 'console',
    mayImport: ['client', 'verify/certificate', 'verify/proof'],
    purpose: "the page, which reads the gateway's API only, and checks what it says",
  },
  {
    path: 'client',
    mayImport: [],
    purpose: 'the package for third parties, which knows the gateway by its URL only',
  },
  { path: 'examples', mayImport: [], purpose: 'programs of third parties, made with the packed client alone' },
  { path: 'client/**/*.test.ts', mayImport: ['local', 'testing'], purpose: "the package's tests" },
  {
    path: 'api',
    mayImport: ['local/bootstrap/printable.mjs'],
    top: ['api/explanations.ts', 'api/schema.ts', 'api/server.ts'],
    purpose: 'the gateway, which knows the chain, graph-node and Postgres by URL only',
  },
  { path: 'api/chain', mayImport: [], purpose: "the one client of the chain's node" },
  { path: 'api/documents', mayImport: [], purpose: 'documents: what is taken, and where it is stored' },
  { path: 'api/ledger', mayImport: [], purpose: 'the client of graph-node: operations forwarded, basis, search' },
  { path: 'api/prepare', mayImport: ['api/chain'], purpose: 'the kernel of the `prepare…` mutations' },
  { path: 'api/token', mayImport: kernel, purpose: 'tokens: approvals, permits, votes' },
  { path: 'api/treasury', mayImport: kernel, purpose: 'the treasury and its budgets' },
  { path: 'api/compliance', mayImport: kernel, purpose: 'agreements, identity levels, freezes' },
  { path: 'api/audit', mayImport: [...kernel, 'verify/tree'], purpose: 'anchors, findings, statements' },
  {
    path: 'api/certificate',
    mayImport: ['verify/chain', 'verify/cli'],
    purpose: "guilds' certificates, made and served",
  },
  {
    path: 'api/verifier',
    mayImport: ['api/ledger'],
    purpose: 'what the verifier beside the gateway says of an answer',
  },
  {
    path: 'api/proof',
    mayImport: [...kernel, 'api/audit', 'api/ledger', 'verify/chain', 'verify/proof'],
    purpose: 'proofs of entries',
  },
  {
    path: 'api/events',
    mayImport: [...kernel, 'api/ledger', 'verify/events'],
    purpose: 'what entries say: their events, decoded and in words',
  },
  { path: 'api/dates', mayImport: ['api/chain', 'api/ledger'], purpose: 'the block of a date' },
  {
    path: 'api/state',
    mayImport: [...kernel, 'api/dates', 'api/ledger'],
    purpose: 'where proposals and milestones stand, and what comes next',
  },
  {
    path: 'api/waiting',
    mayImport: [...kernel, 'api/dates', 'api/events', 'api/state'],
    purpose: 'what waits for an account, in all guilds',
  },
  {
    path: 'api/calendar',
    mayImport: ['api/admission', 'api/waiting'],
    purpose: 'the deadlines of an account as a calendar (RFC 5545)',
  },
  {
    path: 'api/books',
    mayImport: [...kernel, 'api/dates', 'api/ledger'],
    purpose: 'trial balance, statements of accounts, reconciliation with the chain',
  },
  {
    path: 'api/figures',
    mayImport: [...kernel, 'api/dates', 'api/ledger'],
    purpose: 'figures of guilds, budgets and proposals',
  },
  { path: 'api/provenance', mayImport: ['api/ledger'], purpose: 'what led to a payment' },
  { path: 'api/search', mayImport: [...kernel, 'api/ledger'], purpose: 'one box that finds anything' },
  {
    path: 'api/metrics',
    mayImport: ['api/http/health', 'api/ledger', 'api/verifier'],
    purpose: 'what Prometheus is told',
  },
  { path: 'api/federation', mayImport: ['api/ledger'], purpose: 'the gateway as a subgraph of Apollo Federation' },
  { path: 'api/watch', mayImport: ['api/admission'], purpose: 'the line of the log that each request has' },
  { path: 'api/texts', mayImport: ['trusted'], purpose: 'texts that clients name by their ids' },
  { path: 'api/projects', mayImport: [...kernel, 'api/token'], purpose: 'projects, milestones, disputes' },
  { path: 'api/priorities', mayImport: [...kernel, 'api/projects'], purpose: 'rounds of priorities' },
  {
    path: 'api/governance',
    mayImport: [
      ...kernel,
      ...['audit', 'compliance', 'priorities', 'projects', 'treasury'].map((room) => `api/${room}`),
    ],
    purpose: 'proposals, votes, categories',
  },
  { path: 'api/guild', mayImport: [...kernel, 'api/governance'], purpose: 'founding guilds' },
  {
    path: 'api/rewards',
    mayImport: [...kernel, 'api/governance', 'api/projects'],
    purpose: 'rewards, grants, reputation',
  },
  {
    path: 'api/relay',
    mayImport: kernel,
    top: ['api/relay/relay.ts'],
    purpose: 'the relay put together, and what its parts share',
  },
  {
    path: 'api/relay/store',
    mayImport: ['api/chain'],
    purpose: "the relay's tables: requests, attempts, keys, nonces",
  },
  { path: 'api/relay/accept', mayImport: relayGround, purpose: 'checks what was signed and stores it' },
  { path: 'api/relay/follow', mayImport: relayGround, purpose: 'tells what became of what was sent' },
  {
    path: 'api/relay/send',
    mayImport: [...relayGround, 'api/relay/follow'],
    purpose: 'binds requests to nonces, signs and sends them',
  },
  { path: 'api/relay/resolvers', mayImport: [...relayGround, 'api/ledger'], purpose: "the relay's part of the schema" },
  {
    path: 'api/admission',
    mayImport: [],
    top: ['admission', 'admitOperations', 'answerIntrospection', 'receiveRequests'].map(
      (name) => `api/admission/${name}.ts`,
    ),
    purpose: 'what strangers may ask for: put together, and the bounds themselves',
  },
  { path: 'api/admission/document', mayImport: [], purpose: 'how large an operation is, and what it costs' },
  { path: 'api/admission/introspection', mayImport: [], purpose: 'questions about the schema' },
  {
    path: 'api/admission/traffic',
    mayImport: [],
    purpose: 'who asks, how much at a time, in which turn, and what a request may break',
  },
  {
    path: 'api/live',
    mayImport: ['api/admission', 'api/ledger', 'api/relay/store', 'api/watch'],
    purpose: 'subscriptions: what is new, told by WebSocket and as event streams',
  },
  {
    path: 'api/http',
    mayImport: [
      ...[
        'admission',
        'calendar',
        'certificate',
        'chain',
        'config.ts',
        'documents',
        'ledger',
        'relay/relay.ts',
        'texts',
        'watch',
      ].map((room) => `api/${room}`),
    ],
    purpose: "the gateway's server: ways in, health",
  },
  {
    path: 'api/**/*.test.ts',
    mayImport: ['client', 'contracts', 'local', 'testing', 'trusted', 'verify'],
    purpose: "the gateway's tests, each beside what it tests",
  },
  {
    path: 'testing',
    mayImport: ['api', 'client', 'contracts', 'local', 'verify'],
    purpose: 'harnesses that tests and benches share',
  },
  {
    path: 'test',
    mayImport: [
      'api',
      'client',
      'console',
      'contracts',
      'local',
      'scripts',
      'subgraph',
      'testing',
      'trusted',
      'verify',
    ],
    purpose: 'tests of the whole; those of one part lie beside it',
  },
  {
    path: 'bench',
    mayImport: [
      'client',
      'local',
      'scripts',
      'subgraph',
      'test/browser',
      'test/contracts/gas',
      'test/game',
      'testing',
      'verify',
    ],
    purpose: 'measurements, run on demand',
  },
  {
    path: 'scripts',
    mayImport: [
      'api/config.ts',
      'api/ledger',
      'client/codegen.ts',
      'verify/compare/table.ts',
      'verify/events/eventRule.ts',
    ],
    purpose: 'checks and generators',
  },
];

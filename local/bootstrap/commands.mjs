import { readdirSync, statSync } from 'node:fs';
import { START_FLAGS, START_HELP } from './startUsage.mjs';

const text = /** @type {const} */ ({ type: 'string' });
const yes = /** @type {const} */ ({ type: 'boolean' });
const texts = /** @type {const} */ ({ type: 'string', multiple: true });

/** Whose ledger is derived, up to which block, and who is asked. */
const LEDGER_FLAGS = {
  rpc: texts,
  graphql: text,
  guild: text,
  factory: text,
  forwarder: text,
  block: text,
  'block-hash': text,
  'from-block': text,
};

/** The flags of the commands that have some, besides --help. */
export const FLAGS = {
  start: START_FLAGS,
  stop: { data: text, network: text },
  deploy: { rpc: text, network: text, 'uniswap-factory': text },
  verify: {
    ...LEDGER_FLAGS,
    state: text,
    json: yes,
    'block-hash': texts,
    certificate: texts,
    proof: text,
    after: text,
    follow: yes,
    'status-port': text,
  },
  certify: { ...LEDGER_FLAGS, out: text },
  mcp: { url: text },
  'verify-code': { rpc: text, network: text, networks: text },
  build: { fresh: yes },
  test: { grep: text },
};

/** Parts of the test suite, in the order in which they run, and what each tests. */
const TESTED = {
  check: 'format, lint, types, generated files, dead code',
  contracts: 'the contracts, with fuzzed and invariant games',
  coverage: 'that these tests run every line of the contracts',
  subgraph: 'the mappings, event by event',
  local: 'the one-command stack',
  verify: 'the verifier: trees, headers, receipts, proofs',
  client: 'the package for third parties',
  gateway: 'the gateway, on a chain and a PostgreSQL of its own',
  stack: 'all of it together, and the ledger against the chain',
  browser: 'the page, in Chromium',
};

/** The names of these parts. */
export const TEST_PARTS = /** @type {(keyof typeof TESTED)[]} */ (Object.keys(TESTED));

/** What each bench measures. */
export const MEASURED = {
  console: 'what the page loads, how soon it shows rows, how it scrolls',
  contractMutants: 'which faults put into the contracts their tests notice',
  flood: 'submissions while strangers ask without pause',
  fuzz: 'the gateway under generated requests of every kind',
  game: 'that the verifier, the contracts and graph-node agree over a long random game',
  gas: 'what each call costs; writes the snapshot that the tests compare with',
  gateway: 'the gateway beside graph-node itself',
  index: 'the ledger beside OpenZeppelin’s subgraph modules',
  invariants: 'the contracts’ invariants over many more games than npm test plays',
  latency: 'from mined to visible through the gateway',
  live: 'a thousand subscribers, cut and brought back while blocks are dropped',
  mutants: 'which faults put into the relay its tests notice',
  tampering: 'whether changes at random in certificates are named',
  verify: 'how fast the verifier reads a chain, and what its proofs weigh',
};

/** Whether a path is a file of tests. */
function isTestFile(path) {
  const isNamedSo = /\.(test\.ts|t\.sol)$/.test(path) || /(^|\/)subgraph\/tests\/[^/]+\/[^/]+\.json$/.test(path);
  return isNamedSo && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Names with what each means, a line each. */
function listed(names, meanings) {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  return names.map((name) => `  ${name.padEnd(width)}${meanings[name] ?? ''}`.trimEnd()).join('\n');
}

/**
 * The project's commands: the file that each runs, what it needs of npm as long as nothing is to be compiled, its flags,
 * the names that it may be given, and its help. A bench takes further arguments of its own.
 *
 * @type {Record<string, import('./readCommand.mjs').Command>}
 */
export const commands = {
  start: { entry: 'local/cli/start.ts', packages: 'start', flags: FLAGS.start, help: START_HELP },
  stop: {
    entry: 'local/cli/stop.ts',
    packages: 'none',
    flags: FLAGS.stop,
    help: `Stops the stack that npm start has started, and waits until all of it has ended.

  npm stop [-- --data DIR] [-- --network NAME]

The flags are those that it was started with.`,
  },
  test: {
    entry: 'test/run.ts',
    packages: 'all',
    flags: FLAGS.test,
    names: TEST_PARTS,
    takes: isTestFile,
    help: `Runs the tests.

  npm test                           all of them
  npm test -- PART...                parts of them
  npm test -- FILE... [--grep TEXT]  files of tests, or of these the tests whose names match TEXT

${listed(TEST_PARTS, TESTED)}`,
  },
  build: {
    entry: 'local/cli/build.ts',
    packages: 'all',
    flags: FLAGS.build,
    help: `Builds what has changed: contracts, subgraph, page.

  npm run build [-- --fresh]

  --fresh  build here, once per state of the sources, even what is committed, so that git shows any difference`,
  },
  deploy: {
    entry: 'local/cli/deploy.ts',
    packages: 'start',
    flags: FLAGS.deploy,
    help: `Deploys Guildhall's contracts on a chain and notes their addresses in subgraph/networks.json.

  npm run deploy -- --rpc URL --network NAME [--uniswap-factory ADDRESS]

  --uniswap-factory ADDRESS  the network's UniswapV2Factory: the ledger follows its pairs of guild tokens

The account that pays is that of the private key in GUILDHALL_DEPLOYER_KEY; it keeps no role anywhere.
Afterwards: npm start -- --rpc URL --network NAME`,
  },
  verify: {
    entry: 'verify/cli/verify.ts',
    packages: 'start',
    flags: FLAGS.verify,
    help: `Derives a guild's ledger from the chain alone, and compares all of it with what a server serves: every entry, hash,
posting, balance and record, the guild's money with what its contracts hold, and its anchors. docs/proof.md has the formats.

  npm run verify                                               every guild of npm start, while it runs at its usual ports;
                                                               at others, give --rpc and --graphql as it printed them
  npm run verify -- --rpc URL --graphql URL --guild ADDRESS    one guild; { guilds { id name } } lists addresses
  npm run verify -- --certificate FILE [--block-hash H]        a file of npm run certify, without asking anybody
  npm run verify -- --certificate FILE --certificate FILE ...  files of periods, in their order
  npm run verify -- --proof FILE [--block-hash H]              entries with their proofs, as the gateway answers them;
                                                               FILE may be - for what is piped in

  --block N         at block N; by default the newest that both have
  --block-hash H    at the block with this hash, brought from elsewhere: all trust begins with it; again, for each of the
                    blocks that a proof stands on
  --rpc URL         again, for other nodes that must agree on the block's hash, and are asked for nothing else: a light
                    client (Helios, Lodestar's prover) brings the consensus of the chain
  --factory A       the GuildFactory; by default the one that the server names
  --forwarder A     the ERC-2771 forwarder that the guild trusts; by default the one that the node names
  --from-block N    a block before the guild's creation, if neither node nor server can tell it
  --after F         the certificate before the first one, or the digest of the state that it closes with
  --state FILE      keep how far it has come in FILE every few seconds, and go on from there, up to the block that it was
                    begun for. FILE is removed when it is done: the next run begins anew, at the newest block
  --json            the report as a line of JSON for each guild

  npm run verify -- --follow                                   keeps up with the chain, until Ctrl-C
  npm run verify -- --follow --rpc URL --graphql URL           all guilds of the factory, or --guild ADDRESS

  --follow          compare each guild's head and what has changed at each new block, and name what differs until it is
                    gone. It waits for a node or a server that is away, and goes back when the chain is reorganised
  --status-port N   serve what it knows as JSON on 127.0.0.1, at /status and, in short, at /summary; by default not.
                    The gateway shows it when GUILDHALL_VERIFIER_URL is http://127.0.0.1:N
  --state FILE      as above; with it, it goes on where it ended

Exits with 0 only when all is equal; with 1 when something is not: on any difference, or with a certificate whose bytes are not
those that its block hash stands on; and with 2 when nothing can be said: bad input, a server that cannot be reached or does
not have the block, a file that is no whole certificate or another one, a period's certificate whose opening state nothing
shows, or a file of proofs that leaves open something that is in it.`,
  },
  certify: {
    entry: 'verify/cli/certify.ts',
    packages: 'start',
    flags: FLAGS.certify,
    help: `Writes a guild's certificate: one file that shows its ledger to somebody who asks nobody; all of it up to a block, or
that of a period. docs/proof.md has the format, and npm run verify -- --certificate FILE checks it.

  npm run certify -- --guild ADDRESS --out FILE                             of npm start, while it runs
  npm run certify -- --rpc URL --graphql URL --guild ADDRESS --out FILE     of another chain

  --from-block N    the first block of the period; by default that in which the guild was created
  --block N         the last one; by default the newest that both have
  --block-hash H, --rpc, --factory, --forwarder    as npm run verify has them

It is made from the chain alone; the server is asked only what to look for.`,
  },
  mcp: {
    entry: 'mcp/server.ts',
    packages: 'start',
    flags: FLAGS.mcp,
    help: `Serves the books to an assistant by the Model Context Protocol, over standard input and output. Its tools are the
trusted documents (trusted/documents); they only read. docs/api.md says how to set an assistant up.

  node local/bootstrap.mjs mcp [--url URL]
  npm run -s mcp -- [--url URL]

  --url URL  the gateway's API, which ends in /graphql; by default that of npm start`,
  },
  'verify-code': {
    entry: 'local/cli/verifyCode.ts',
    packages: 'start',
    flags: FLAGS['verify-code'],
    help: `Compares the code of a deployment with the committed bytecode.

  npm run verify-code                              that on the chain of npm start, while it runs
  npm run verify-code -- --rpc URL                 the same, when that chain has another port
  npm run verify-code -- --rpc URL --network NAME  that on another chain, as subgraph/networks.json has it

  --networks FILE  where the addresses are instead; those of npm start's chain are in its data directory

Exits with 1 when a contract, implementation or library has different code or trusts another forwarder. npm run check
shows that the bytecode is what the compiler makes of the sources.`,
  },
  bench: {
    entry: (name) => `bench/${name}.ts`,
    packages: 'all',
    get names() {
      const files = readdirSync(new URL('../../bench/', import.meta.url)).filter((file) => file.endsWith('.ts'));
      return files.map((file) => file.slice(0, -'.ts'.length)).sort();
    },
    get help() {
      return `Measures one thing: npm run bench -- NAME [flags of its own]

${listed(this.names ?? [], MEASURED)}

bench/README.md has the last figures.`;
    },
  },
  check: {
    entry: 'scripts/check.ts',
    packages: 'all',
    help: 'Checks format, lint, types, generated files and dead code: npm run check',
  },
  fix: {
    entry: 'scripts/fix.ts',
    packages: 'all',
    help: 'Formats the files that npm run check complains about: npm run fix',
  },
  codegen: {
    entry: 'scripts/codegen.ts',
    packages: 'all',
    help: 'Generates types and the published schema from their sources: npm run codegen',
  },
};

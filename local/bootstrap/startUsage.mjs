/**
 * Every port that a stack listens on, with its default.
 *
 * @type {Readonly<Record<'gateway' | 'chain' | 'content' | 'postgres' | 'graphNode' | 'graphNodeAdmin' | 'graphNodeStatus' | 'graphNodeMetrics' | 'verifier', number>>}
 */
export const DEFAULT_PORTS = {
  gateway: 4000,
  chain: 8545,
  content: 5001,
  postgres: 15432,
  graphNode: 8000,
  graphNodeAdmin: 8020,
  graphNodeStatus: 8030,
  graphNodeMetrics: 8040,
  verifier: 4001,
};

const text = /** @type {const} */ ({ type: 'string' });
const yes = /** @type {const} */ ({ type: 'boolean' });

/** The flags of `npm start`. */
export const START_FLAGS = {
  check: yes,
  story: yes,
  'no-story': yes,
  ports: text,
  data: text,
  reindex: yes,
  'block-time': text,
  rpc: text,
  network: text,
  postgres: text,
  ipfs: text,
  'graph-node': text,
  'graph-node-admin': text,
  'graph-node-status': text,
};

/** What `npm start -- --help` prints. */
export const START_HELP = `Starts Guildhall: a local chain with the contracts, PostgreSQL, a content store, graph-node with
the ledger, the gateway, the demo story and, on the local chain, a verifier of the ledger. Ctrl-C stops everything, as does npm stop elsewhere.

  npm start [-- flags]

  --check               start everything, play the story, answer the sample query, stop; exit 0 if all went well
  --no-story            do not play the demo story (default with --rpc); --story: do
  --ports auto          use any free ports
  --ports 14000         use ports from 14000 on
  --ports chain=8546    use another port for one part or several (name=port,name=port); the parts and their defaults:
${Object.entries(DEFAULT_PORTS)
  .map(([name, port]) => `                          ${name} ${port}`)
  .join('\n')}
  --data DIR            where data and logs are kept (default .guildhall/data/NETWORK). With the local chain, which
                        forgets everything when it stops, each start begins with empty data
  --reindex             drop the ledger and index the chain from its beginning; what the gateway has recorded stays
  --block-time MS       once the story has been played, mine a block every MS milliseconds besides those of
                        transactions, so that time passes (default 5000); 0: none

Parts that run elsewhere:
  --rpc URL --network NAME
                        use this chain, with the contracts that subgraph/networks.json names for it; the relayer's
                        private keys are read from GUILDHALL_RELAYER_KEYS. A URL with a key in it belongs in
                        GUILDHALL_RPC_URL in place of --rpc: every user of the machine can read a command line
  --postgres URL        use this PostgreSQL server (14 or newer; 17 for searches that fold case
                        in every alphabet), as a superuser; with a password in it, better in GUILDHALL_POSTGRES_URL
  --ipfs URL            use this Kubo RPC, e.g. http://127.0.0.1:5001
  --graph-node URL      use this graph-node, e.g. http://127.0.0.1:8000; it must read from the same chain, under the
                        name NAME (local for the local chain), and from the IPFS of --ipfs
  --graph-node-admin URL, --graph-node-status URL
                        its other two ports (default: ports 8020 and 8030 of the same machine)

graph-node comes from npm for linux-x64 only. Elsewhere run it in Docker:
  docker compose up --detach
  npm start -- --graph-node http://127.0.0.1:8000 --ipfs http://127.0.0.1:5001

graph-node listens on all of this machine's addresses and has no setting for that; the other parts listen on 127.0.0.1.
Two stacks run side by side with --ports auto and a --data DIR of their own.`;

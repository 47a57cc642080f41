import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { queryGraph } from '../local/http/queryGraph.ts';
import { playStory } from '../local/story/play.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';
import { measureRate, type Rate } from './load/measureRate.ts';

const CONCURRENCIES = [1, 8, 32];
const MOST = 64;
const BUDGET = 0.85;
const help = `Measures the gateway against graph-node itself, side by side: the same operations, in turns.

  --graph-node URL   the ledger's query endpoint ┐ of a running stack;
  --gateway URL      the gateway's /graphql      ┘ without them one is started and the story played
  --rounds N         turns of a second each, per operation and concurrency; default 3`;

const { values } = parseArgs({
  options: {
    'graph-node': { type: 'string' },
    gateway: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const ENTRY = 'id number kind category amount blockNumber blockHash transactionHash entryHash';
const NESTED = `${ENTRY} actor { id entryCount } postings { amount account { code balance } }`;
/** Later than any entry, Unix seconds. */
const NEVER = 10_000_000_000;

/**
 * The operations that are measured, by name, each as what makes the next request. graph-node answers repeated ones from
 * its cache, and varied ones, of which no two are alike, from its database.
 */
async function operations(graphNode: string): Promise<Record<string, () => string>> {
  const found = await queryGraph(graphNode, '{ accounts(first: 1, orderBy: entryCount, orderDirection: desc) { id } }');
  const [{ id } = { id: '' }] = (found as { accounts: { id: string }[] }).accounts;
  const repeated = (query: string, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    return () => body;
  };
  let count = Date.now() % NEVER;
  const varied = (fields: string) => () => {
    count += 1;
    const query = `query ($before: BigInt!) { ledgerEntries(first: 100, where: { timestamp_lt: $before }) { ${fields} } }`;
    return JSON.stringify({ query, variables: { before: String(NEVER + count) } });
  };
  const byAccount = `query ($account: String!) { ledgerEntries(first: 100, where: { actor: $account }) { ${ENTRY} } }`;
  return {
    _meta: repeated('{ _meta { block { number } } }'),
    '100 nested rows': repeated(`{ ledgerEntries(first: 100) { ${NESTED} } }`),
    'by account': repeated(byAccount, { account: id }),
    '100 rows, varied': varied(ENTRY),
    '100 nested, varied': varied(NESTED),
  };
}

function median(rates: Rate[]): Rate {
  const [middle = { perSecond: 0, p50Ms: 0, p99Ms: 0 }] = rates
    .toSorted((a, b) => a.perSecond - b.perSecond)
    .slice(Math.floor(rates.length / 2));
  return middle;
}

function show({ perSecond, p50Ms, p99Ms }: Rate): string {
  return `${perSecond.toFixed(0).padStart(6)}/s ${p50Ms.toFixed(1).padStart(6)} / ${p99Ms.toFixed(1).padStart(6)} ms`;
}

async function compare(graphNode: string, gateway: string): Promise<void> {
  const targets = [graphNode, gateway].map((url) => {
    const { origin, pathname } = new URL(url);
    return { pool: new Pool(origin, { connections: MOST }), path: pathname };
  });
  console.log('operation             c   graph-node: rate, p50 / p99    gateway: rate, p50 / p99       ratio');
  try {
    for (const [name, body] of Object.entries(await operations(graphNode))) {
      for (const concurrency of CONCURRENCIES) {
        const rates: Rate[][] = targets.map(() => []);
        for (const target of targets) await measureRate({ ...target, body, concurrency, forMs: 300 });
        for (let round = 0; round < Number(values.rounds); round += 1) {
          for (const [i, target] of targets.entries()) {
            rates[i]?.push(await measureRate({ ...target, body, concurrency, forMs: 1000 }));
          }
        }
        const [direct, through] = rates.map(median) as [Rate, Rate];
        const ratio = through.perSecond / direct.perSecond;
        const verdict = ratio >= BUDGET ? '' : ` (budget ${BUDGET})`;
        console.log(
          `${name.padEnd(19)} ${String(concurrency).padStart(3)}   ${show(direct)}   ${show(through)}   ${ratio.toFixed(2)}${verdict}`,
        );
      }
    }
  } finally {
    await Promise.all(targets.map(({ pool }) => pool.close()));
  }
}

if (values['graph-node'] && values.gateway) {
  await compare(values['graph-node'], values.gateway);
} else {
  const stack = await startThrowawayStack();
  try {
    await playStory({
      gatewayUrl: `${stack.gatewayUrl}/graphql`,
      rpcUrl: stack.rpcUrl,
      stablecoin: stack.deployments.TestDollar?.address ?? '',
      uniswapFactory: stack.deployments.UniswapV2Factory?.address,
      log: () => {},
    });
    await compare(stack.ledgerUrl, `${stack.gatewayUrl}/graphql`);
  } finally {
    await stack.stop();
  }
}

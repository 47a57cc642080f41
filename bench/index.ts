import { parseArgs } from 'node:util';
import { startBareStack } from '../test/ledger/bareStack.ts';
import { startAnvil } from './index/anvil.ts';
import { type ChainLength, openBenchChain } from './index/benchChain.ts';
import { type Indexer, ledgerOf, peerOf } from './index/indexers.ts';
import { measureIndexer } from './index/measureIndexer.ts';
import { comparison, growth, type Series } from './index/report.ts';

const help = `Measures how fast the ledger is indexed, beside OpenZeppelin's published subgraph modules for tokens, votes, governors
and timelocks, in turns on the same chain; and how its time and space grow with the chain. Needs Linux on x64.

  --events N      events of the chain on which both are measured; default 20000
  --rounds N      turns; default 3
  --growth LIST   events of the chains on which the ledger alone is measured; default 10000,20000,50000,100000

An event is a log that both index.`;

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    growth: { type: 'string', default: '10000,20000,50000,100000' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const compared = Number(values.events);
const lengths = values.growth.split(',').map(Number);
const stack = await startBareStack(startAnvil);
try {
  const chain = await openBenchChain(stack.rpcUrl);
  const [ledger, peer] = [await ledgerOf(chain), await peerOf(chain)];
  const grown: Series[] = [];
  for (const events of [...new Set([...lengths, compared])].sort((a, b) => a - b)) {
    const length = await chain.growTo(events, peer.logsOf);
    console.log(`${peer.logsOf(length.counts)} events in ${length.lastBlock} blocks`);
    const both = events === compared;
    const [ours, theirs] = await measure(both ? [ledger, peer] : [ledger], both ? Number(values.rounds) : 1, length);
    if (ours && theirs) console.log(`\n${comparison(ours, theirs)}\n`);
    if (ours && lengths.includes(events)) grown.push(ours);
  }
  console.log(`\n${growth(grown)}`);
} finally {
  await stack.stop();
}

/** Measures some indexers in turns. */
async function measure(indexers: readonly Indexer[], rounds: number, { lastBlock, counts }: ChainLength) {
  const series = indexers.map(({ name, logsOf }): Series => ({ name, events: logsOf(counts), runs: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { database, manifest, rowsOf }] of indexers.entries()) {
      const run = await measureIndexer(stack, { database, manifest, lastBlock, rows: rowsOf(counts) });
      series[i]?.runs.push(run);
      console.log(`  ${indexers[i]?.name}: ${run.seconds.toFixed(1)} s`);
    }
  }
  return series;
}

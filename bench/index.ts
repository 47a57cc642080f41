import { parseArgs } from 'node:util';
import { startChain } from '../local/parts/chain.ts';
import { type BareStack, startBareStack } from '../testing/ledger/bareStack.ts';
import { startAnvil } from './index/anvil.ts';
import { type BenchChain, type ChainLength, openBenchChain } from './index/benchChain.ts';
import { type Indexer, ledgerOf, peerOf } from './index/indexers.ts';
import { type Measurement, measureIndexer } from './index/measureIndexer.ts';
import { comparison, growth, type MeasuredIndexer } from './index/report.ts';

const help = `Measures how fast the ledger is indexed, beside OpenZeppelin's published subgraph modules for tokens, votes, governors
and timelocks, in turns on the same chain; then how its time and space grow on a longer and longer chain. Needs Linux
on x64.

  --events N      logs that both index, at least; default 20000; 0 for no comparison
  --rounds N      turns; default 3
  --growth LIST   logs of the longer and longer chain; default 10000,20000,50000,100000; 0 for none`;

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

if (values.events !== '0') await onChain(startAnvil, compare);
if (values.growth !== '0') await onChain(startChain, grow);

async function compare(stack: BareStack, chain: BenchChain): Promise<void> {
  const [ledger, peer] = [await ledgerOf(chain), await peerOf(chain)];
  const length = await chain.growTo(Number(values.events), peer.logsOf);
  const [ours, theirs]: [Measurement[], Measurement[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    ours.push(await measure(stack, ledger, length));
    theirs.push(await measure(stack, peer, length));
  }
  console.log(`\n${comparison(measuredIndexer(ledger, length, ours), measuredIndexer(peer, length, theirs))}\n`);
}

async function grow(stack: BareStack, chain: BenchChain): Promise<void> {
  const ledger = await ledgerOf(chain);
  const lengths: MeasuredIndexer[] = [];
  for (const logs of values.growth.split(',')) {
    const length = await chain.growTo(Number(logs), ledger.logsOf);
    lengths.push(measuredIndexer(ledger, length, [await measure(stack, ledger, length)]));
  }
  console.log(`\n${growth(lengths)}`);
}

function measuredIndexer({ name, logsOf }: Indexer, { counts }: ChainLength, runs: Measurement[]): MeasuredIndexer {
  return { name, events: logsOf(counts), runs };
}

async function measure(
  stack: BareStack,
  { name, database, manifest, logsOf, rowsOf }: Indexer,
  { lastBlock, counts }: ChainLength,
): Promise<Measurement> {
  const run = await measureIndexer(stack, { database, manifest, lastBlock, rows: rowsOf(counts) });
  console.log(`  ${name}: ${logsOf(counts)} logs of ${lastBlock} blocks in ${run.seconds.toFixed(1)} s`);
  return run;
}

async function onChain(
  openChain: Parameters<typeof startBareStack>[0],
  work: (stack: BareStack, chain: BenchChain) => Promise<void>,
): Promise<void> {
  const stack = await startBareStack(openChain);
  try {
    await work(stack, await openBenchChain(stack.rpcUrl));
  } finally {
    await stack.stop();
  }
}

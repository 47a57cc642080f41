import { parseArgs } from 'node:util';
import { residentMib } from '../testing/processMemory.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';
import { type Compared, type Contender, compare, lineOf } from './gateway/compare.ts';
import { type BenchOperation, commonOperations, eventOperations } from './gateway/operations.ts';
import { type MeasuredServer, MOST_CONNECTIONS, startProxy, targetAt } from './gateway/targets.ts';
import { verdicts } from './gateway/verdicts.ts';
import { openBenchChain } from './index/benchChain.ts';
import { ledgerOf } from './index/indexers.ts';

const CONCURRENCIES = [1, 8, MOST_CONNECTIONS];
const help = `Measures the gateway beside graph-node itself and a plain stitching proxy: the same operations, in turns, on a ledger that
grows first.

  --entries N  entries of the ledger, at least; default 100000, which take about 5 minutes
  --rounds N   turns of a second each, per operation and concurrency; default 3`;

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const rounds = Number(values.rounds);

const stack = await startThrowawayStack();
try {
  const chain = await openBenchChain(stack.rpcUrl, stack.deployments);
  const { logsOf } = await ledgerOf(chain);
  const { lastBlock, counts } = await chain.growTo(Number(values.entries), logsOf);
  await stack.indexed(lastBlock);
  console.log(`${logsOf(counts).toLocaleString('en')} entries in ${lastBlock} blocks\n`);
  const proxy = await startProxy(stack.ledgerUrl);
  const gateway = targetAt('gateway', `${stack.gatewayUrl}/graphql`, stack.gateway.pid());
  const targets = [targetAt('graph-node', stack.ledgerUrl, stack.graphNode?.pid()), gateway, proxy];
  try {
    await measure(targets, gateway, stack.ledgerUrl);
  } finally {
    proxy.stop();
    await Promise.all(targets.map(({ pool }) => pool.close()));
  }
} finally {
  await stack.stop();
}

async function measure(targets: readonly MeasuredServer[], gateway: MeasuredServer, graphNode: string): Promise<void> {
  const operations = await commonOperations(graphNode);
  console.log(
    `${'operation'.padEnd(26)}    c  ${targets.map(({ name }) => `${name}: rate, 99 %`.padEnd(19)).join('  ')}`,
  );
  console.log('repeated');
  const repeated = await measureAll(targets, operations.repeated);
  console.log('varied');
  const varied = await measureAll(targets, operations.varied);
  console.log('by the gateway alone');
  const contenders = eventOperations().map(({ name, body }) => ({ ...gateway, name, body }));
  const events = await measureEach(contenders, '100 entries, and events');
  console.log(`\n${verdicts({ repeated, varied, events }).join('\n')}`);
  const memory = targets.map(({ name, pid }) => pid && `${name} ${residentMib(pid).toFixed()} MiB`).filter(Boolean);
  console.log(`memory: ${memory.join(', ')}`);
}

async function measureAll(
  targets: readonly MeasuredServer[],
  operations: readonly BenchOperation[],
): Promise<Compared[]> {
  const all: Compared[] = [];
  for (const { name, body } of operations) {
    const contenders = targets.map((target) => ({ ...target, body }));
    all.push(...(await measureEach(contenders, name)));
  }
  return all;
}

async function measureEach(contenders: readonly Contender[], operation: string): Promise<Compared[]> {
  const all: Compared[] = [];
  for (const concurrency of CONCURRENCIES) {
    const compared = await compare(contenders, { operation, concurrency, rounds });
    console.log(lineOf(compared));
    all.push(compared);
  }
  return all;
}

import { parseArgs } from 'node:util';
import { openBrowserPage } from '../test/browser/browserPage.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';
import { measureIdle } from './browser/measureIdle.ts';
import { measureScrolling } from './browser/measureScrolling.ts';
import { type ColdVisit, coldVisit, medianOf } from './browser/visit.ts';
import { openBenchChain } from './index/benchChain.ts';
import { ledgerOf } from './index/indexers.ts';

const help = `Measures the page in Chromium: what it loads, how soon it shows rows, how it scrolls, what it asks while nobody does anything.

  --entries N  entries of the ledger, at least; default 100000, which take about 5 minutes
  --visits N   cold visits to each screen, of which the median counts; default 5`;

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    visits: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const stack = await startThrowawayStack();
try {
  const chain = await openBenchChain(stack.rpcUrl, stack.deployments);
  const { logsOf } = await ledgerOf(chain);
  const { lastBlock, counts } = await chain.growTo(Number(values.entries), logsOf);
  await stack.indexed(lastBlock);
  console.log(`${logsOf(counts).toLocaleString('en')} entries in ${lastBlock} blocks\n`);
  await measure(`${stack.gatewayUrl}/g/${chain.guild}`, stack.gatewayUrl);
} finally {
  await stack.stop();
}

/** What is visited, and what it shows once it can be used. */
function screensOf(guildUrl: string, origin: string): [name: string, url: string, shown: string][] {
  const places = ['ledger', 'books', 'projects', 'decisions', 'treasury', 'people', 'rewards', 'compliance', 'audit'];
  return [
    ['overview', guildUrl, 'h1'],
    ...places.map((place): [string, string, string] => [
      place,
      `${guildUrl}/${place}`,
      place === 'ledger' ? 'tbody tr' : 'h1',
    ]),
    ['entry', `${guildUrl}/ledger/100`, 'h1'],
    ['verify', `${origin}/verify`, 'h1'],
    ['API explorer', `${origin}/explore`, '.monaco-editor .view-line'],
  ];
}

async function measure(guildUrl: string, origin: string): Promise<void> {
  console.log('screen          kB, gzip  requests  first paint  usable      heap');
  for (const [name, url, shown] of screensOf(guildUrl, origin)) {
    const visits: ColdVisit[] = [];
    for (let count = 0; count < Number(values.visits); count += 1) visits.push(await coldVisit(url, shown));
    console.log(lineOf(name, visits));
  }
  const opened = await openBrowserPage();
  try {
    console.log(`\n${await measureScrolling(opened.page, `${guildUrl}/ledger`)}`);
    console.log(await measureIdle(opened.page, `${guildUrl}/ledger`));
  } finally {
    await opened.close();
  }
}

function lineOf(name: string, visits: readonly ColdVisit[]): string {
  const median = (field: keyof ColdVisit) => medianOf(visits.map((visit) => visit[field]));
  return [
    name.padEnd(14),
    (median('bytes') / 1_000).toFixed().padStart(9),
    median('requests').toFixed().padStart(8),
    `${median('paintMs').toFixed()} ms`.padStart(11),
    `${median('usableMs').toFixed()} ms`.padStart(9),
    `${(median('heapBytes') / 2 ** 20).toFixed()} MiB`.padStart(8),
  ].join('  ');
}

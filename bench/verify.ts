import { parseArgs } from 'node:util';
import { measureBooks } from './verify/books.ts';
import { measureCatchUp } from './verify/catchUp.ts';
import { measureChain } from './verify/chain.ts';

const parts = { chain: measureChain, books: measureBooks, catchUp: measureCatchUp };
const names = Object.keys(parts) as (keyof typeof parts)[];

const help = `Measures the verifier: how fast it reads and proves a chain, derives books of it and certifies them, with what memory,
and how fast it catches up beside graph-node. Needs Linux on x64.

  --only PART     one of ${names.join(', ')}`;

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(help);
  process.exit(0);
}
if (values.only !== undefined && !names.includes(values.only as keyof typeof parts)) {
  console.error(`✘ There is no part ${values.only}: choose ${names.join(', ')}.`);
  process.exit(2);
}
for (const name of names) if (values.only === undefined || values.only === name) await parts[name]();

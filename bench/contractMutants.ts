import { readdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { copyContracts } from '../scripts/copyContracts.ts';
import { runCommand } from '../scripts/runCommand.ts';
import { createRandom } from '../testing/random.ts';
import { MutantCompiler } from './mutants/solidity/mutantCompiler.ts';
import { mutantsOf, type SolidityMutant } from './mutants/solidity/solidityMutants.ts';

const help = `Breaks the contracts in one place at a time, in a copy, and runs their tests: each must fail.

  --count N      how many mutants; default 100
  --seed N       which ones; default 1
  --only TEXT    only those of sources whose name has the text`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const copy = await copyContracts('mutants');
// What an older build left there would tell of other sources.
for (const made of ['artifacts', 'cache']) await rm(new URL(made, copy), { recursive: true, force: true });
await build();
const compiler = await MutantCompiler.of(copy);
const mutants = createRandom(Number(values.seed)).shuffled(await allMutants());
const survivors: SolidityMutant[] = [];
let tried = 0;
for (const mutant of mutants) {
  if (tried === Number(values.count)) break;
  const putBack = await compiler.putIn(mutant);
  if (!putBack) continue;
  tried += 1;
  const passed = await passes(mutant).finally(putBack);
  if (passed) survivors.push(mutant);
  console.log(`${String(tried).padStart(3)} ${passed ? 'passes' : 'fails '}  ${show(mutant)}`);
}
console.log(
  `\n${tried} of ${mutants.length} mutants, seed ${values.seed}; the tests of ${survivors.length} pass all the same`,
);
for (const mutant of survivors) console.log(show(mutant));

async function build(): Promise<void> {
  const { code, output } = await runCommand('npx', ['hardhat', 'build', '--no-tests'], false, copy);
  if (code !== 0) throw new Error(`The contracts do not compile:\n${output}`);
}

/** The mutants of what is deployed: neither of mocks nor of what only a local chain has. */
async function allMutants(): Promise<SolidityMutant[]> {
  const found: SolidityMutant[] = [];
  for (const [source, tree] of compiler.trees) {
    const file = source.replace(/^project\//, '');
    if (file === source || /^contracts\/(mocks|local)\//.test(file) || !file.includes(values.only)) continue;
    found.push(...mutantsOf(file, await readFile(new URL(file, copy)), tree));
  }
  return found;
}

/** Whether the tests pass: those of the contract's own domain, then all others. */
async function passes({ file }: SolidityMutant): Promise<boolean> {
  const own = file.split('/')[1] ?? '';
  const tests = (await readdir(new URL('test/contracts/', copy), { recursive: true }))
    .filter((path) => path.endsWith('.test.ts') && !/^gas|^cases/.test(path))
    .sort();
  const near = tests.filter((path) => path.startsWith(`${own}/`));
  const others = tests.filter((path) => !near.includes(path));
  return (near.length === 0 || (await pass(near))) && (await pass(others));
}

async function pass(tests: string[]): Promise<boolean> {
  const files = tests.map((path) => `test/contracts/${path}`);
  const { code } = await runCommand(
    'npx',
    ['hardhat', 'test', 'mocha', '--no-compile', '--bail', ...files],
    false,
    copy,
  );
  return code === 0;
}

function show({ file, line, from, to }: SolidityMutant): string {
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 100);
  return `${file}:${line}  ${short(from)}  ->  ${short(to) || 'nothing'}`;
}

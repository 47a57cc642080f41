import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../scripts/runCommand.ts';
import { type Mutant, relayMutants } from './mutants/relayMutants.ts';

/**
 * Breaks the relay in one place at a time and runs the nearest integration test: each must fail. Works in this folder, so
 * commit first; every file is put back.
 *
 * `--only TEXT` takes those whose description has the text; `--unbroken` runs their tests on the code as it is.
 */

const root = join(import.meta.dirname, '..');

/** Puts a mutant in; gives what puts the file back. */
async function breakFile({ what, file, from, to }: Mutant): Promise<() => Promise<void>> {
  const path = join(root, 'api/relay', file);
  const whole = await readFile(path, 'utf8');
  const parts = whole.split(from);
  if (parts.length !== 2) throw new Error(`“${what}”: ${file} has ${parts.length - 1} places with ${from}, not one`);
  await writeFile(path, parts.join(to));
  return () => writeFile(path, whole);
}

/** Whether a mutant's test passes. */
async function passes({ test, only }: Mutant): Promise<boolean> {
  const file = `api/relay/${test}.integration.test.ts`;
  const args = ['node_modules/mocha/bin/mocha.js', '--exit', '--bail', file, ...(only ? ['--fgrep', only] : [])];
  const { code, output } = await runCommand(process.execPath, args, false);
  if (code === 0 && /\b0 passing/.test(output)) throw new Error(`no test of ${file} is called ${only}`);
  return code === 0;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, unbroken: { type: 'boolean' } } });
const chosen = relayMutants.filter(({ what }) => what.includes(values.only ?? ''));
let survivors = 0;
for (const mutant of chosen) {
  const putBack = values.unbroken ? async () => {} : await breakFile(mutant);
  const passed = await passes(mutant).finally(putBack);
  if (passed) survivors += 1;
  console.log(`${passed ? 'passes' : 'fails '}  ${mutant.file}: ${mutant.what}`);
}
console.log(
  `\n${chosen.length} mutants; the tests of ${survivors} pass${values.unbroken ? ' as they are' : ' all the same'}`,
);

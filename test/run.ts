import { randomBytes } from 'node:crypto';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { FLAGS, TEST_PARTS } from '../local/bootstrap/commands.mjs';
import { sideBySide } from '../local/process/sideBySide.ts';
import { repositoryRoot } from '../local/repositoryRoot.ts';
import { type CommandResult, runCommand } from '../scripts/runCommand.ts';
import { commandsFor } from './commandsFor.ts';
import { type Counted, counted } from './counted.ts';
import { parts, type TestPart } from './parts.ts';

/** Parts at a time: most of what they do is to wait for each other's processes. */
const AT_A_TIME = 2;

/** Runs commands one after the other. @param title - Stands before each line that they print, if there is one. */
async function runCommands(commands: readonly string[][], title?: string): Promise<CommandResult[]> {
  const outcomes: CommandResult[] = [];
  for (const [command = '', ...args] of commands) outcomes.push(await runCommand(command, args, title ?? true));
  return outcomes;
}

/** Runs parts, in their order as far as they may run side by side. */
async function runParts(chosen: readonly TestPart[]): Promise<[string, Counted][]> {
  const results = new Map<TestPart, Counted>();
  const width = Math.max(...chosen.map(({ length }) => length));
  const works = (Object.keys(parts) as TestPart[])
    .filter((name) => chosen.includes(name))
    .map((name) => ({
      name,
      after: parts[name].after,
      run: async () => {
        const title = chosen.length > 1 ? `${name.padEnd(width)} │ ` : undefined;
        results.set(name, counted(await runCommands(parts[name].commands, title)));
      },
    }));
  await sideBySide(works, AT_A_TIME);
  return chosen.map((name) => [name, results.get(name) as Counted]);
}

// One seed for all fuzz tests of this run; the same one plays the same moves again.
process.env.GUILDHALL_FUZZ_SEED ??= `0x${randomBytes(32).toString('hex')}`;
console.log(`Fuzz seed: GUILDHALL_FUZZ_SEED=${process.env.GUILDHALL_FUZZ_SEED}`);

const { values, positionals } = parseArgs({ options: FLAGS.test, allowPositionals: true });
const files = positionals.filter((given) => !TEST_PARTS.some((name) => name === given));
const named = TEST_PARTS.filter((name) => positionals.includes(name));
if (values.grep !== undefined && (files.length === 0 || named.length > 0)) {
  console.error('✗ options: --grep chooses among the tests of files\n  What to do: npm test -- FILE... --grep TEXT');
  process.exit(1);
}
const results = await runParts(positionals.length > 0 ? named : TEST_PARTS);
if (files.length > 0) {
  const paths = files.map((file) => relative(repositoryRoot, file));
  results.push(['files', counted(await runCommands(commandsFor(paths, values.grep)))]);
}

for (const [name, { complaints }] of results) {
  for (const complaint of complaints) console.log(`\n━━ ${name}: what failed\n\n${complaint.trim()}`);
}
const sum = (word: 'passed' | 'failed' | 'skipped') => results.reduce((all, [, of]) => all + of[word], 0);
const line = ([name, { passed, failed, skipped, seconds }]: [string, Counted]) =>
  `${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`;
console.log(`\n${results.map(line).join('\n')}\n`);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exitCode = sum('failed') + sum('skipped') === 0 ? 0 : 1;

import { randomBytes } from 'node:crypto';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { FLAGS, TEST_PARTS } from '../local/bootstrap/commands.mjs';
import { repositoryRoot } from '../local/repositoryRoot.ts';
import { type CommandResult, runCommand } from '../scripts/runCommand.ts';
import { commandsFor, commandsOf } from './commandsFor.ts';

type Part = (typeof TEST_PARTS)[number];

/** Parts of the test suite, each with its commands. */
const parts: Record<Part, string[][]> = {
  check: [['node', 'scripts/check.ts']],
  contracts: [...commandsOf.contracts([]), ...commandsOf.solidity([])],
  coverage: [['node', 'scripts/coverage.ts']],
  subgraph: commandsOf.subgraph([]),
  local: commandsOf.plain(['local/**/*.test.ts']),
  verify: commandsOf.plain(['verify/**/*.test.ts']),
  gateway: commandsOf.integration(['api/**/*.test.ts']),
  stack: [
    ...commandsOf.stack(['test/stack/**/*.test.ts', 'test/ledger/**/*.test.ts']),
    ...commandsOf.integration(['test/game/**/*.test.ts']),
  ],
  browser: commandsOf.stack(['console/**/*.test.ts', 'test/browser/**/*.test.ts']),
};

/**
 * The part that runs beside those before it: it works on a copy of the contracts, and it and they spend most of their
 * time in a compiler that uses one core.
 */
const BESIDE = 'coverage';

/** Runs commands one after the other. */
async function runCommands(commands: string[][], shown: boolean): Promise<CommandResult[]> {
  const outcomes: CommandResult[] = [];
  for (const [command = '', ...args] of commands) outcomes.push(await runCommand(command, args, shown));
  return outcomes;
}

/** Prints what a part that was run beside others has said. */
async function showWhenDone(running: Promise<CommandResult[]>): Promise<CommandResult[]> {
  const outcomes = await running;
  for (const { output } of outcomes) process.stdout.write(output);
  return outcomes;
}

/** What tests came to. */
type Counted = { passed: number; failed: number; skipped: number; seconds: number; complaints: string[] };

/** Adds up the numbers before a word in a test runner's output. */
function count(output: string, word: 'passing' | 'failing' | 'pending'): number {
  return [...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((sum, [, digits]) => sum + Number(digits), 0);
}

/** Most characters of a command's complaints that are repeated at the end of a run. */
const TOLD_AGAIN = 4_000;

/** What a command that failed said of it: what follows its number of failures, or its last words. */
function complaintOf(output: string): string {
  const failures = output.search(/^.*\b[1-9]\d* failing/m);
  return failures < 0 ? output.slice(-TOLD_AGAIN) : output.slice(failures, failures + TOLD_AGAIN);
}

/** Counts the tests of some commands. A skipped one is a failure with a reason, and where none ran, none has passed. */
function counted(outcomes: CommandResult[]): Counted {
  const sums: Counted = { passed: 0, failed: 0, skipped: 0, seconds: 0, complaints: [] };
  for (const { code, output, seconds } of outcomes) {
    const failures = count(output, 'failing');
    sums.passed += count(output, 'passing');
    sums.skipped += count(output, 'pending');
    // A runner that dies without naming a failed test is a failure of its own.
    sums.failed += code !== 0 && failures === 0 ? 1 : failures;
    sums.seconds += seconds;
    if (code !== 0) sums.complaints.push(complaintOf(output));
  }
  if (sums.passed + sums.failed === 0) sums.failed = 1;
  return sums;
}

/** Runs parts in their order, one of them perhaps beside the others. */
async function* runParts(chosen: readonly Part[]): AsyncGenerator<[string, Counted]> {
  const beside = chosen.includes(BESIDE) && chosen[0] !== BESIDE ? runCommands(parts[BESIDE], false) : undefined;
  for (const name of chosen) {
    console.log(`\n━━ ${name}`);
    const isBeside = name === BESIDE && beside !== undefined;
    yield [name, counted(await (isBeside ? showWhenDone(beside) : runCommands(parts[name], true)))];
  }
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
const results: [string, Counted][] = [];
for await (const result of runParts(positionals.length > 0 ? named : TEST_PARTS)) results.push(result);
if (files.length > 0) {
  const paths = files.map((file) => relative(repositoryRoot, file));
  results.push(['files', counted(await runCommands(commandsFor(paths, values.grep), true))]);
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

import { randomBytes } from 'node:crypto';
import { TEST_PARTS } from '../local/bootstrap/commands.mjs';
import { type Outcome, runCommand } from '../scripts/runCommand.ts';

type Part = (typeof TEST_PARTS)[number];

/** Parts of the test suite, each with its commands. */
const parts: Record<Part, string[][]> = {
  check: [['node', 'scripts/check.ts']],
  contracts: [
    ['npx', 'hardhat', 'test', 'mocha'],
    ['npx', 'hardhat', 'test', 'solidity'],
  ],
  coverage: [['node', 'scripts/coverage.ts']],
  subgraph: [['node', 'subgraph/test.ts']],
  local: [['npx', 'mocha', 'local/**/*.test.ts']],
  // Its tests deploy contracts of `contracts/mocks`; what another part has compiled is not compiled again.
  gateway: [
    ['npx', 'hardhat', 'build', '--no-tests'],
    ['npx', 'mocha', 'api/**/*.test.ts'],
  ],
  stack: [['npx', 'mocha', '--require', 'test/stack/hooks.ts', 'test/stack/**/*.test.ts', 'test/ledger/**/*.test.ts']],
  browser: [['npx', 'mocha', '--require', 'test/stack/hooks.ts', 'console/**/*.test.ts', 'test/browser/**/*.test.ts']],
};

/**
 * The part that runs beside those before it: it works on a copy of the contracts, and it and they spend most of their
 * time in a compiler that uses one core.
 */
const BESIDE = 'coverage';

/** Runs the commands of a part, one after the other. */
async function runPart(name: Part, shown: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [command = '', ...args] of parts[name]) outcomes.push(await runCommand(command, args, shown));
  return outcomes;
}

/** Prints what a part that was run beside others has said. */
async function showWhenDone(running: Promise<Outcome[]>): Promise<Outcome[]> {
  const outcomes = await running;
  for (const { output } of outcomes) process.stdout.write(output);
  return outcomes;
}

/** Adds up the numbers before a word in a test runner's output. */
function count(output: string, word: 'passing' | 'failing' | 'pending'): number {
  return [...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((sum, [, digits]) => sum + Number(digits), 0);
}

// One seed for all fuzz tests of this run; the same one plays the same moves again.
process.env.GUILDHALL_FUZZ_SEED ??= `0x${randomBytes(32).toString('hex')}`;
console.log(`Fuzz seed: GUILDHALL_FUZZ_SEED=${process.env.GUILDHALL_FUZZ_SEED}`);

const named = process.argv.slice(2);
const chosen = named.length > 0 ? TEST_PARTS.filter((name) => named.includes(name)) : TEST_PARTS;
const beside = chosen.includes(BESIDE) && chosen[0] !== BESIDE ? runPart(BESIDE, false) : undefined;
const summary: string[] = [];
let passed = 0;
let failed = 0;
let skipped = 0;
for (const name of chosen) {
  console.log(`\n━━ ${name}`);
  const counted = { passed: 0, failed: 0, skipped: 0, seconds: 0 };
  const outcomes = await (name === BESIDE && beside !== undefined ? showWhenDone(beside) : runPart(name, true));
  for (const { code, output, seconds } of outcomes) {
    const failures = count(output, 'failing');
    counted.passed += count(output, 'passing');
    counted.skipped += count(output, 'pending');
    // A runner that dies without naming a failed test is a failure of its own.
    counted.failed += code !== 0 && failures === 0 ? 1 : failures;
    counted.seconds += seconds;
  }
  // A skipped test is a failure with a reason, and a part that ran nothing has not passed.
  if (counted.passed + counted.failed === 0) counted.failed = 1;
  passed += counted.passed;
  failed += counted.failed;
  skipped += counted.skipped;
  summary.push(
    `${name}: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped (${counted.seconds.toFixed(1)} s)`,
  );
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed + skipped === 0 ? 0 : 1;

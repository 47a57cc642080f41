import type { CommandResult } from '../scripts/runCommand.ts';

/** What tests came to. */
export type Counted = { passed: number; failed: number; skipped: number; seconds: number; complaints: string[] };

/** Most characters of a command's complaints that are repeated at the end of a run. */
const TOLD_AGAIN = 4_000;

/** Counts the tests of some commands. A skipped one is a failure with a reason, and where none ran, none has passed. */
export function counted(outcomes: readonly CommandResult[]): Counted {
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

/** Adds up the numbers before a word in a test runner's output. */
function count(output: string, word: 'passing' | 'failing' | 'pending'): number {
  return [...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((sum, [, digits]) => sum + Number(digits), 0);
}

/** What a command that failed said of it: what follows its number of failures, or its last words. */
function complaintOf(output: string): string {
  const failures = output.search(/^.*\b[1-9]\d* failing/m);
  return failures < 0 ? output.slice(-TOLD_AGAIN) : output.slice(failures, failures + TOLD_AGAIN);
}

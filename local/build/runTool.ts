import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { StackError } from '../stackError.ts';

/**
 * Runs a script under this Node to its end.
 *
 * @param options.step - What to name when it fails.
 * @param options.script - Its file, relative to the clone.
 * @param options.cwd - Relative to the clone.
 * @param options.onFailure - Picks what to show of a failed tool's output; all of it by default.
 * @returns Its output.
 * @throws StackError with its output
 */
export async function runTool(options: {
  processes: Processes;
  step: string;
  script: string;
  args: readonly string[];
  cwd?: string;
  onFailure?: (output: string) => string;
}): Promise<string> {
  const { processes, step, script, args, cwd = '.', onFailure = (output) => output } = options;
  const logFile = join(repositoryRoot, '.guildhall', 'build', `${step}.log`);
  await rm(logFile, { force: true });
  const failure = await processes.run({
    name: step,
    command: process.execPath,
    args: [join(repositoryRoot, script), ...args],
    cwd: join(repositoryRoot, cwd),
    env: { NO_COLOR: '1', HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' },
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 2000,
  });
  const output = await readFile(logFile, 'utf8');
  if (failure === undefined) return output;
  throw new StackError(step, onFailure(output).trim() || failure, 'fix what it names, then run this again');
}

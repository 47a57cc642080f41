import { onStopRequest } from '../cli/onStopRequest.ts';
import type { Steps } from '../cli/steps.ts';
import { openProcesses } from '../process/processes.ts';
import { startBuild } from './startBuild.ts';

/**
 * Builds all that has changed since the last time, and stops when asked to.
 *
 * @param print - Prints a line, for warnings.
 * @param isTrusted - Whether what others committed for the same sources will do.
 * @throws StackError naming the part that failed
 */
export async function buildAll(steps: Steps, print: (line: string) => void, isTrusted = true): Promise<void> {
  const processes = openProcesses();
  onStopRequest(() => void processes.stopAll());
  try {
    await Promise.all(Object.values(startBuild({ processes, steps, print, isTrusted })));
  } finally {
    await processes.stopAll();
    await processes.close();
  }
}

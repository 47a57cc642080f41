import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type BuildFiles,
  type CommittedBuild,
  hashOfOutputs,
  hashOfSources,
  isCommitted,
} from '../bootstrap/builds.mjs';
import { repositoryRoot } from '../repositoryRoot.ts';

/** One step of the build. */
export type BuildStep = (BuildFiles | CommittedBuild) & { make(): Promise<void> };

/**
 * Runs a build step unless it was run already on the same inputs: on this machine or, when its outputs are committed, by
 * whoever committed them.
 *
 * @param isTrusted - Whether what others committed will do; if not, it is made here once.
 * @param print - Prints why it is made although its outputs are committed.
 * @returns Whether anything was done.
 */
export async function stamped(
  step: BuildStep,
  isTrusted = true,
  print: (line: string) => void = () => {},
): Promise<boolean> {
  const committed = 'hashFile' in step ? step : undefined;
  if (isTrusted && committed !== undefined && isCommitted(repositoryRoot, committed)) return false;
  const stamp = join(repositoryRoot, '.guildhall', 'build', `${step.name}.stamp`);
  // Inputs that change while it runs are not in what it makes: their hash does not fit the next time.
  const sources = hashOfSources(repositoryRoot, step);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(step, sources)) return false;
  if (isTrusted && committed !== undefined) print(whyMade(committed));
  rmSync(stamp, { force: true });
  await step.make();
  if (committed !== undefined) writeFileSync(join(repositoryRoot, committed.hashFile), `${sources}\n`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, stampOf(step, sources));
  return true;
}

function whyMade({ name, inputs, outputs, hashFile }: CommittedBuild): string {
  const missing = [hashFile, ...outputs].filter((path) => !existsSync(join(repositoryRoot, path)));
  const found =
    missing.length > 0
      ? `${missing.join(' and ')} is missing`
      : `${inputs.join(', ')} or the packages that compile them have changed since ${outputs.join(' and ')} were built`;
  return `  ${found}, so this builds the ${name} again.`;
}

function stampOf({ outputs }: BuildStep, sources: string): string {
  return `${sources} ${hashOfOutputs(repositoryRoot, outputs)}`;
}

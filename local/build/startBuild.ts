import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../bootstrap/withLock.mjs';
import type { Steps } from '../cli/steps.ts';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { buildContracts } from './buildContracts.ts';
import { buildPage } from './buildPage.ts';
import { buildSubgraph } from './buildSubgraph.ts';

/** What is being built. Each part tells when it is done whether there was anything to do. */
export type Build = Record<'contracts' | 'subgraph' | 'page', Promise<boolean>>;

/**
 * Builds what has changed since the last time, side by side where one part does not need another.
 *
 * @param run.print - Prints a line, for warnings and for why something is built.
 * @param run.isTrusted - Whether what others committed for the same sources will do; it does by default.
 */
export function startBuild(run: {
  processes: Processes;
  steps: Steps;
  print: (line: string) => void;
  isTrusted?: boolean | undefined;
}): Build {
  const { processes, steps, print, isTrusted } = run;
  mkdirSync(join(repositoryRoot, '.guildhall'), { recursive: true });
  const build = (name: string, usually: string, make: () => Promise<boolean>) =>
    steps.run(
      `build ${name}`,
      () => withLock({ folder: join(repositoryRoot, '.guildhall', `${name}.lock`), purpose: `building ${name}` }, make),
      (done) => (done ? '' : null),
      usually,
    );
  const contracts = build('contracts', 'four minutes', () => buildContracts(processes, print, isTrusted));
  const subgraph = contracts.then(() =>
    build('subgraph', 'half a minute', () => buildSubgraph(processes, print, isTrusted)),
  );
  const page = build('page', 'ten seconds', () => buildPage(processes));
  return { contracts, subgraph, page };
}

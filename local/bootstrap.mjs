/**
 * The one way into the project: `node local/bootstrap.mjs <command> [args]`.
 *
 * Needs only Node >= 18 and npm. It picks (or installs) a Node that the project runs on, installs the packages
 * under that Node, then runs the command under it. A second run with nothing changed installs nothing. What compiles
 * contracts and the subgraph and what tests need is installed once something is to be compiled or tested.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { committedBuilds, isCommitted } from './bootstrap/builds.mjs';
import { installPackages } from './bootstrap/installPackages.mjs';
import { pickNode } from './bootstrap/pickNode.mjs';
import { runEntry } from './bootstrap/runEntry.mjs';
import { StepFailure } from './bootstrap/step.mjs';

/** Commands that need only the packages of `dependencies`, as long as nothing is to be compiled. */
const WITHOUT_TOOLS = new Set(['start', 'deploy', 'verify']);
const ENTRIES = {
  start: 'local/start.ts',
  build: 'local/build.ts',
  test: 'test/run.ts',
  deploy: 'local/deploy.ts',
  verify: 'local/verify.ts',
  codegen: 'scripts/codegen.ts',
  check: 'scripts/check.ts',
  fix: 'scripts/fix.ts',
  bench: 'scripts/bench.ts',
};
const OLDEST_NODE = 18;

async function main() {
  const startedAt = Date.now();
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined || !Object.hasOwn(ENTRIES, command)) {
    throw new StepFailure(
      'command',
      command === undefined ? 'no command given' : `there is no command "${command}"`,
      `run: node local/bootstrap.mjs <${Object.keys(ENTRIES).join('|')}> [args]`,
    );
  }
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new StepFailure('node', `this is Node ${process.versions.node}`, `install Node ${OLDEST_NODE} or newer`);
  }
  const node = await pickNode({ root, env: process.env });
  const isReady = Object.values(committedBuilds).every((build) => isCommitted(root, build));
  const set = WITHOUT_TOOLS.has(command) && isReady ? 'start' : 'all';
  await installPackages({ root, node, env: process.env, set });
  await runEntry({ root, node, entry: join(root, ENTRIES[command]), args, env: process.env, startedAt });
}

main().catch((error) => {
  console.error(error instanceof StepFailure ? error.report() : error);
  process.exitCode = error instanceof StepFailure ? error.exitCode : 1;
});

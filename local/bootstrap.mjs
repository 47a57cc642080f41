/**
 * The one way into the project: `node local/bootstrap.mjs <command> [args]`.
 *
 * Needs only Node >= 18.3 and npm. It reads the command line, picks (or installs) a Node that the project runs on,
 * installs the packages under that Node, then runs the command under it. A second run with nothing changed installs
 * nothing. What compiles contracts and the subgraph, traces and tests is installed once something is to be compiled,
 * traced or tested.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './bootstrap/npm/installPackages.mjs';
import { packagesFor } from './bootstrap/packagesFor.mjs';
import { pickNode } from './bootstrap/pickNode.mjs';
import { runEntry } from './bootstrap/runEntry.mjs';
import { StepFailure } from './bootstrap/step.mjs';
import { atLeast } from './bootstrap/versions.mjs';

const OLDEST_NODE = '18.3.0';

/** Commands whose exit code 1 says that something is false: when they cannot even begin, it is 2. */
const JUDGING = ['verify', 'certify'];

/** Commands whose output is a protocol, in which what is told along the way has no place. */
const SPEAKING = ['mcp'];

async function main() {
  if (SPEAKING.includes(process.argv[2])) console.log = console.error;
  const startedAt = Date.now();
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (!atLeast(process.versions.node, OLDEST_NODE)) {
    throw new StepFailure('node', `this is Node ${process.versions.node}`, `install Node ${OLDEST_NODE} or newer`);
  }
  // An older Node could not even load it.
  const { readCommand } = await import('./bootstrap/readCommand.mjs');
  const command = readCommand(process.argv.slice(2));
  if ('help' in command) {
    console.log(command.help);
    return;
  }
  const node = await pickNode({ root, env: process.env });
  const set = packagesFor(root, command.packages, process.env);
  if (set !== 'none') await installPackages({ root, node, env: process.env, set });
  await runEntry({ root, node, entry: join(root, command.entry), args: command.args, env: process.env, startedAt });
}

main().catch((error) => {
  console.error(error instanceof StepFailure ? error.report() : error);
  const failed = JUDGING.includes(process.argv[2]) ? 2 : 1;
  process.exitCode = error instanceof StepFailure ? (error.exitCode ?? failed) : failed;
});

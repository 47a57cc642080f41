import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findNpm } from './npm/findNpm.mjs';
import { installTool } from './npm/installTool.mjs';
import { StepFailure, step } from './step.mjs';
import { atLeast } from './versions.mjs';

const NEEDED = '22.13.0';
const PINNED = '24.21.0';

/**
 * @typedef {object} Node
 * @property {string} path the executable
 * @property {string} version e.g. "24.21.0"
 */

/**
 * The Node to run everything with: the machine's own if it is new enough, else one in PATH, else one from npm, kept
 * in the clone's ignored folder.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where
 * @returns {Promise<Node>}
 * @throws {StepFailure} when none can be had
 */
export async function pickNode({ root, env }) {
  if (atLeast(process.versions.node, NEEDED)) return { path: process.execPath, version: process.versions.node };
  const installed = join(root, '.guildhall', 'runtime', `node-${PINNED}`, 'node_modules', packageName(), 'bin', 'node');
  if (existsSync(installed)) return { path: installed, version: PINNED };
  const found = await fromPath(env.PATH ?? '');
  if (found !== undefined) return found;
  const title = `install Node ${PINNED} (this machine's ${process.versions.node} is too old)`;
  await step(title, async () => {
    const npm = findNpm(env);
    await installTool({
      root,
      name: `node-${PINNED}`,
      packages: [`${packageName()}@${PINNED}`],
      npm: npm.command,
      env,
    });
  });
  const version = await versionOf(installed);
  if (version === undefined) {
    throw new StepFailure(
      'node',
      `the Node from npm does not run here (${process.platform}-${process.arch})`,
      `install Node ${NEEDED} or newer yourself and put it in PATH`,
    );
  }
  return { path: installed, version };
}

function packageName() {
  return `node-${process.platform}-${process.arch}`;
}

async function fromPath(path) {
  const own = realpathSync(process.execPath);
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, 'node');
    if (folder === '' || !existsSync(candidate) || realpathSync(candidate) === own) continue;
    const version = await versionOf(candidate);
    if (version !== undefined && atLeast(version, NEEDED)) return { path: candidate, version };
  }
  return undefined;
}

async function versionOf(executable) {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: 10_000 });
    return stdout.trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { pathWith } from './pathWith.mjs';
import { StepFailure } from './step.mjs';
import { atLeast } from './versions.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 1000;

/**
 * Runs a TypeScript file of the project under the picked Node and ends as it ends. Signals are forwarded. The channel
 * to the child closes when this process dies, however it dies, so that the child can stop what it started.
 *
 * @param {object} run
 * @param {string} run.root - The clone.
 * @param {import('./pickNode.mjs').Node} run.node
 * @param {string} run.entry - The file.
 * @param {string[]} run.args
 * @param {NodeJS.ProcessEnv} run.env
 * @param {number} run.startedAt - When the user's command began, milliseconds since the epoch.
 * @returns {Promise<void>}
 */
export async function runEntry({ root, node, entry, args, env, startedAt }) {
  if (!existsSync(entry)) throw new StepFailure('run', `there is no ${relative(root, entry)}`, 'update the clone');
  const child = spawn(node.path, [entry, ...args], {
    cwd: root,
    env: {
      ...env,
      PATH: pathWith(node, env),
      NODE_OPTIONS: [env.NODE_OPTIONS, ...typeStripping(node.version)].filter(Boolean).join(' '),
      GUILDHALL_STARTED_AT: String(startedAt),
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  const watch = watchParent(env, () => child.kill('SIGTERM'));
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  clearInterval(watch);
  for (const name of FORWARDED) process.removeAllListeners(name);
  if (signal !== null) process.kill(process.pid, signal);
  process.exitCode = code ?? 1;
}

/** Node runs TypeScript by itself since 22.18 and 23.6; the options must reach the processes it starts, too. */
function typeStripping(version) {
  const since = version.startsWith('23.') ? '23.6.0' : '22.18.0';
  return atLeast(version, since) ? [] : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
}

/**
 * npm tells its script about signals, but not about its own sudden death: that shows as a new parent. Both need that
 * package.json's scripts begin with `exec`: a shell in between takes SIGINT for itself, and lives on without npm.
 */
function watchParent(env, onGone) {
  if (env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && onGone(), PARENT_CHECK_MS);
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { StepFailure } from '../step.mjs';

const KEPT_LINES = 25;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * What an npm that runs inside `npm start` inherits and must not take for its own: the place and the script of the
 * outer one. The user's settings (registry, proxy, cache) are kept.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutOuterNpm(env) {
  const outer = /^(npm_config_local_prefix|npm_lifecycle_|npm_package_|npm_command|npm_node_execpath|INIT_CWD|NODE$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

/**
 * Runs npm to its end, quietly.
 *
 * @param {object} run
 * @param {string} run.step - The step to name when it fails.
 * @param {string[]} run.command - The program and its first arguments: a Node and npm's script, or npm's own wrapper.
 * @param {string[]} run.args - npm's arguments.
 * @param {string} run.cwd
 * @param {NodeJS.ProcessEnv} run.env
 * @param {string} run.advice - What to do when it fails.
 * @param {(line: string) => void} [run.onLine] - Gets each line that it prints.
 * @returns {Promise<void>}
 * @throws {StepFailure} with the last lines of its output
 */
export async function runNpm({ step, command, args, cwd, env, advice, onLine = () => {} }) {
  const guard = join(dirname(fileURLToPath(import.meta.url)), 'dieWithParent.mjs');
  const child = spawn(process.execPath, [guard, ...command, ...args], {
    cwd,
    env: withoutOuterNpm(env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const lines = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      onLine(line);
      if (line !== '' && !line.startsWith('npm http')) lines.push(line);
      lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
    });
  }
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy = signal;
    child.stdin.end();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? 'done' : `it ended with ${signal ?? `code ${code}`}`));
  });
  for (const signal of STOP_SIGNALS) process.off(signal, stop);
  if (stoppedBy !== undefined) {
    throw new StepFailure(step, `stopped by ${stoppedBy}`, 'run the command again', 128 + constants.signals[stoppedBy]);
  }
  if (outcome !== 'done') throw new StepFailure(step, [`npm failed: ${outcome}`, ...lines].join('\n    '), advice);
}

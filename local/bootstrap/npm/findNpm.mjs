import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { StepFailure } from '../step.mjs';

/**
 * The machine's npm: the one that runs this script, else the first in PATH, else the one beside this Node.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ script: string, version: string, command: string[] }} Its script, its version and how to run it with
 *   this Node.
 * @throws {StepFailure} when there is none
 */
export function findNpm(env) {
  for (const candidate of candidates(env)) {
    if (!existsSync(candidate)) continue;
    const script = realpathSync(candidate);
    const version = script.endsWith('.js') ? versionOf(script) : undefined;
    if (version !== undefined) return { script, version, command: [process.execPath, script] };
  }
  throw new StepFailure('npm', 'this machine has no npm', 'install it (on Debian: apt install npm) and run this again');
}

function candidates(env) {
  const outer = env.npm_execpath?.endsWith('npm-cli.js') ? [env.npm_execpath] : [];
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'npm'));
  const home = dirname(dirname(realpathSync(process.execPath)));
  return [...outer, ...inPath, join(home, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}

function versionOf(script) {
  try {
    const { name, version } = JSON.parse(readFileSync(join(dirname(dirname(script)), 'package.json'), 'utf8'));
    return name === 'npm' ? version : undefined;
  } catch {
    return undefined;
  }
}

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../withLock.mjs';
import { runNpm } from './runNpm.mjs';

/**
 * Installs packages from npm into a folder of their own below `.guildhall/runtime/`; a folder that exists is complete.
 *
 * @param {object} tool
 * @param {string} tool.root - The clone.
 * @param {string} tool.name - The folder's name, which carries the version.
 * @param {string[]} tool.packages - With exact versions.
 * @param {string[]} tool.npm - How to run npm.
 * @param {NodeJS.ProcessEnv} tool.env
 * @returns {Promise<string>} The folder.
 */
export async function installTool({ root, name, packages, npm, env }) {
  const runtime = join(root, '.guildhall', 'runtime');
  const target = join(runtime, name);
  if (existsSync(target)) return target;
  mkdirSync(runtime, { recursive: true });
  await withLock({ folder: join(root, '.guildhall', 'bootstrap.lock'), purpose: `installing ${name}` }, async () => {
    if (existsSync(target)) return;
    const draft = `${target}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'package.json'), '{"private":true}\n');
    const args = ['install', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    await runNpm({
      step: `install ${name}`,
      command: npm,
      args: [...args, '--save-exact', '--loglevel=error', ...packages],
      cwd: draft,
      env,
      advice: 'check that npm reaches its registry (npm ping), then run the command again',
    });
    renameSync(draft, target);
  });
  return target;
}

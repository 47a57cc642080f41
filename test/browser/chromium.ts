import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian's package puts it. */
const DEBIAN_PATH = '/usr/bin/chromium';

async function install(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
}

/**
 * Path of the Chromium that browser tests use: what `CHROMIUM_PATH` names, or Debian's package, which root has installed
 * when it is missing.
 *
 * @throws Error that says how to get one
 */
export async function findChromium(): Promise<string> {
  const { CHROMIUM_PATH: named } = process.env;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  if (named !== undefined) return named;
  if (existsSync(DEBIAN_PATH)) return DEBIAN_PATH;
  if (process.getuid?.() !== 0) {
    throw new Error(
      `There is no ${DEBIAN_PATH}: run \`sudo apt-get install chromium\`, or set CHROMIUM_PATH to a Chromium or Chrome.`,
    );
  }
  console.log('    installing chromium by apt-get');
  try {
    await install();
  } catch (cause) {
    throw new Error('apt-get could not install chromium: install it by hand, or set CHROMIUM_PATH to one.', { cause });
  }
  return DEBIAN_PATH;
}

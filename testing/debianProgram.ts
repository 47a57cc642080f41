import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program that tests use and npm does not have. */
export type DebianProgram = {
  /** Where Debian's package puts it. */
  path: string;
  /** Environment variable that may name another one. */
  variable: string;
  /** Debian's package of it, and what it needs besides. */
  packages: [string, ...string[]];
};

async function install(packages: readonly string[]): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], options);
}

/**
 * Path of a program: what its variable names, or Debian's package, which root has installed when it is missing.
 *
 * @throws Error that says how to get one
 */
export async function findProgram({ path, variable, packages }: DebianProgram): Promise<string> {
  const named = process.env[variable];
  if (named !== undefined && !existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
  if (named !== undefined) return named;
  if (existsSync(path)) return path;
  const [name] = packages;
  if (process.getuid?.() !== 0) {
    throw new Error(`There is no ${path}: run \`sudo apt-get install ${name}\`, or set ${variable} to one.`);
  }
  console.log(`    installing ${name} by apt-get`);
  try {
    await install(packages);
  } catch (cause) {
    throw new Error(`apt-get could not install ${name}: install it by hand, or set ${variable} to one.`, { cause });
  }
  return path;
}

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findNpm } from '../../local/bootstrap/npm/findNpm.mjs';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

const run = promisify(execFile);

/** A folder outside of the clone into which the packed client was installed. */
export type Stranger = {
  folder: string;
  /** Lets programs there import a package of the clone, as if it had been installed. */
  lend(name: string): Promise<void>;
  write(name: string, text: string): Promise<void>;
  /**
   * Compiles TypeScript files that were written.
   *
   * @param checksLibraries - Whether the types of all packages are checked: those of lent ones need more than is there.
   * @returns What the compiler complains of.
   */
  compile(names: string[], checksLibraries?: boolean): Promise<string>;
  /** Runs a program there; gives what it prints. */
  run(node: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
};

/** What the compiler is told: it sees what was installed there, and no types of anybody else's. */
const COMPILER_OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  typeRoots: [],
};

/** Packs the client and installs it in a new folder, offline. */
export async function moveToStranger(): Promise<Stranger> {
  const outside = await mkdtemp(join(tmpdir(), 'guildhall-stranger-'));
  const folder = join(outside, 'stranger');
  await mkdir(folder);
  await npm(join(repositoryRoot, 'client'), 'pack', '--silent', '--pack-destination', outside);
  const tarball = (await readdir(outside)).find((name) => name.endsWith('.tgz')) ?? '';
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  await npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(outside, tarball));
  return {
    folder,
    async lend(name) {
      const place = join(folder, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(repositoryRoot, 'node_modules', name), place);
    },
    write: (name, text) => writeFile(join(folder, name), text),
    async compile(names, checksLibraries = false) {
      const compilerOptions = { ...COMPILER_OPTIONS, skipLibCheck: !checksLibraries };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: names }));
      const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
      return (await run(process.execPath, [tsc, '-p', folder], { cwd: folder }).catch((error) => error)).stdout;
    },
    run: async (node, ...args) => (await run(node, args, { cwd: folder })).stdout,
    remove: () => rm(outside, { recursive: true, force: true }),
  };
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
  const [command = '', ...first] = findNpm(process.env).command;
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  await run(command, [...first, ...args], { cwd, env });
}

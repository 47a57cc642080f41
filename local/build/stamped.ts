import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot.ts';

/** One step of the build. */
export type BuildStep = {
  /** Names the stamp, e.g. "contracts". */
  name: string;
  /** Files and folders it is made from, relative to the clone; one that is absent counts as empty. */
  inputs: readonly string[];
  /** Those among the inputs that it is not made from. */
  except?: readonly string[];
  /** Packages it is made with: another version makes it anew. */
  packages: readonly string[];
  /** Files or folders it makes, relative to the clone; when one is gone it is made anew. */
  outputs: readonly string[];
  make(): Promise<void>;
};

/**
 * Runs a build step unless it was run already on the same inputs.
 *
 * @returns whether anything was done
 */
export async function stamped(step: BuildStep): Promise<boolean> {
  const stamp = join(repositoryRoot, '.guildhall', 'build', `${step.name}.stamp`);
  const wanted = fingerprint(step);
  const isThere = step.outputs.every((path) => existsSync(join(repositoryRoot, path)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  await step.make();
  // Inputs that changed while it ran are not in what it made: their stamp does not fit the next time.
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function fingerprint({ inputs, except = [], packages }: BuildStep): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((path) => filesIn(path, except)).sort()) {
    const content = readFileSync(join(repositoryRoot, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  for (const name of packages) {
    const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'node_modules', name, 'package.json'), 'utf8'));
    hash.update(`${name}@${version}\0`);
  }
  return hash.digest('hex');
}

function filesIn(path: string, except: readonly string[]): string[] {
  if (except.includes(path)) return [];
  const stat = statSync(join(repositoryRoot, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [path];
  const names = readdirSync(join(repositoryRoot, path)).filter((name) => !GENERATED.has(name));
  return names.flatMap((name) => filesIn(join(path, name), except));
}

/** Folders that hold outputs of the build itself. */
const GENERATED = new Set(['generated', 'dist', 'build', 'node_modules']);

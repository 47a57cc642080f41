import { glob, readFile } from 'node:fs/promises';

/** Generated files that are committed, and the command that makes them. */
export const committedGenerated = {
  build: 'abis/*.json',
  codegen: 'api/published.graphql',
} as const;

/** Reads the files that a pattern names, by path from the repository's root. */
export async function readMatching(pattern: string): Promise<Map<string, string>> {
  const cwd = new URL('..', import.meta.url).pathname;
  const files = new Map<string, string>();
  for await (const path of glob(pattern, { cwd })) files.set(path, await readFile(`${cwd}${path}`, 'utf8'));
  return files;
}

/** Paths whose content differs between two readings. */
export function differing(before: Map<string, string>, after: Map<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

import { glob, readFile } from 'node:fs/promises';

/** Generated files that are committed, and the command that makes them. */
export const committedGenerated = {
  build: ['abis/*', 'bytecode/*', 'subgraph/build/**/*.*', 'subgraph/sources.sha256'],
  codegen: [
    'api/published/schema.graphql',
    'biome.rooms.json',
    'client/generated/*.ts',
    'console/src/features/acting/described/described.json',
    'docs/architecture.md',
    'docs/decisions/README.md',
    'docs/how-to/operate.md',
    'schema.graphql',
    'verify/compare/tables.ts',
    'verify/events/eventRules.ts',
  ],
} as const;

/** Reads the files that patterns name, by path from the repository's root. */
export async function readMatching(patterns: readonly string[]): Promise<Map<string, Buffer>> {
  const cwd = new URL('..', import.meta.url).pathname;
  const files = new Map<string, Buffer>();
  for await (const path of glob([...patterns], { cwd })) files.set(path, await readFile(`${cwd}${path}`));
  return files;
}

/** Paths whose content differs between two readings. */
export function differing(before: Map<string, Buffer>, after: Map<string, Buffer>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const hexOf = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString('hex');
  return [...paths].filter((path) => hexOf(before, path) !== hexOf(after, path)).sort();
}

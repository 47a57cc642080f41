import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../repositoryRoot.ts';

/** What runs at a start whose contracts and subgraph are committed as they are. */
const STARTED = ['local/**/*.ts', 'contracts/*.ts', 'api/**/*.ts', 'console/**/*.{ts,tsx}'];
/** What traces is imported only where that is set up, and says what to install (decision 73). */
const NOT_STARTED =
  /\.test\.ts$|^api\/watch\/(startT|t)racing\.ts$|^local\/build\/(writeArtifacts|sourceTypes)\.ts$|^console\/.*\/testing\/|^console\/testing\//;

/** The packages that a file imports, not counting types, or runs out of node_modules. */
function packagesOf(source: string): string[] {
  const imports = source.matchAll(
    /^(?:import|export)\s(?!type\b)(?:[^;'"]*?\sfrom\s)?'([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gm,
  );
  const scripts = source.matchAll(/node_modules['/, ]+([@\w][\w./-]*)/g);
  const names = [...imports, ...scripts].map(([, a, b]) => a ?? b ?? '').filter((name) => !name.startsWith('node:'));
  return names.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}

describe('a start', () => {
  it('needs no package of devDependencies', async () => {
    const { dependencies } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8'));
    const missing: string[] = [];
    const used = new Set<string>();
    for await (const file of glob(STARTED, { cwd: repositoryRoot })) {
      if (NOT_STARTED.test(file)) continue;
      for (const name of packagesOf(await readFile(join(repositoryRoot, file), 'utf8'))) {
        used.add(name);
        if (!(name in dependencies)) missing.push(`${file}: ${name}`);
      }
    }
    expect(missing).to.deep.equal([]);
    expect([...used]).to.include.members(['hardhat', 'vite', 'ethers', 'react', 'pg', '@apollo/server']);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

/** What the page may take from npm; the gateway's packages are none of it. */
const PACKAGES = [
  '@graphiql/react',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'blo',
  'ethers',
  'graphiql',
  'react',
  'react-dom',
  'zod',
];
const SPECIFIER = /^(?:import |(?:import|export|\}) ?.*? from )'([^'.\n][^'\n]*)';$|\bimport\('([^'.\n][^'\n]*)'/gm;

describe('the page’s packages', () => {
  it('are these', () => {
    const files = globSync(['src/**/*.ts', 'src/**/*.tsx'], { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] });
    const packages = files.flatMap((file) => {
      const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      return [...source.matchAll(SPECIFIER)].map(([, from, lazy]) => packageOf(from ?? lazy ?? ''));
    });
    expect([...new Set(packages)].sort()).to.deep.equal(PACKAGES);
  });
});

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

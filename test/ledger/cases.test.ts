import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const codes = Array.from({ length: 41 }, (_, i) => `F-${i + 1}`);
/** Where the names of tests begin with codes: mocha's, and those of graph-node's own test runner. */
const NAMES = [
  ['test/ledger/**/*.test.ts', /(?:it|describe)\(\s*[`'"]((?:F-\d+ )+)/g],
  ['subgraph/tests/*/*.json', /^ {2}"name": "((?:F-\d+ )+)/gm],
] as const;
/** What is run, rather than read or tested. */
const SOURCES = '{api,bench,console,local,scripts,subgraph}/**/*.{ts,tsx,mjs,graphql}';

/** The files with tests of each case. */
function testedIn(): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const [pattern, names] of NAMES) {
    for (const file of globSync(pattern, { cwd: repositoryRoot })) {
      for (const [, found = ''] of read(file).matchAll(names)) {
        for (const code of found.trim().split(' ')) files.set(code, (files.get(code) ?? new Set()).add(file));
      }
    }
  }
  return files;
}

/** The table's rows: what it says about each case. */
function rows(): Map<string, string> {
  const lines = [...read('docs/ledger-cases.md').matchAll(/^\| (F-\d+) \| [^|]+ \| ([^|]+) \|$/gm)];
  return new Map(lines.map(([, code = '', where = '']) => [code, where]));
}

describe('the table of the ledger’s cases', () => {
  it('has every case', () => {
    expect([...rows().keys()]).to.deep.equal(codes);
  });

  it('names exactly the files whose tests carry a case’s code, or says why there is none', () => {
    const tested = testedIn();
    expect([...tested.keys()].filter((code) => !codes.includes(code))).to.deep.equal([]);
    for (const [code, where] of rows()) {
      const named = [...where.matchAll(/\[([^\]]+)\]\(\.\.\/\1\)/g)].map(([, file]) => file);
      expect(named, code).to.deep.equal([...(tested.get(code) ?? [])].sort());
      if (named.length === 0) expect(where, code).to.match(/^(Does not apply|Not built yet): .{20}/);
    }
  });

  it('F-33 no monitor asks for changes that graph-node cannot tell, and no interface mixes entities that change with others', () => {
    const files = globSync(SOURCES, { cwd: repositoryRoot, exclude: ['**/node_modules/**', 'subgraph/tests/**'] });
    expect(files).to.include('api/http/health/probes.ts');
    expect(files.filter((file) => read(file).includes('entityChangesInBlock'))).to.deep.equal([]);
    expect(read('schema.graphql')).not.to.match(/^interface |\bimplements\b/m);
  });
});

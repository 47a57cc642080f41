import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const folder = new URL('./', import.meta.url);
const table = readFileSync(new URL('../../docs/contract-cases.md', import.meta.url), 'utf8');
const CODE = /(?:it|describe)\(\s*[`'"]([EGMUTA]-\d+)\b/g;

/** How many cases there are of each kind. */
const counts = { E: 29, G: 27, M: 7, U: 3, T: 8, A: 9 };

/** The files with tests of each case. */
function testedIn(): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.test.ts')) continue;
    for (const [, code = ''] of readFileSync(new URL(file, folder), 'utf8').matchAll(CODE)) {
      files.set(code, (files.get(code) ?? new Set()).add(file));
    }
  }
  return files;
}

/** The table's rows: what it says about each case. */
function rows(): Map<string, string> {
  const lines = [...table.matchAll(/^\| ([EGMUTA]-\d+) \| [^|]+ \| ([^|]+) \|$/gm)];
  return new Map(lines.map(([, code = '', where = '']) => [code, where]));
}

describe('the table of cases', () => {
  const codes = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`),
  );

  it('has every case', () => {
    expect([...rows().keys()]).to.deep.equal(codes);
  });

  it('names exactly the files whose tests carry a case’s code, or says why a case does not apply', () => {
    const tested = testedIn();
    for (const [code, where] of rows()) {
      const named = [...where.matchAll(/\[([^\]]+)\]\(\.\.\/test\/contracts\/\1\)/g)].map(([, file]) => file);
      expect(named, code).to.deep.equal([...(tested.get(code) ?? [])].sort());
      if (named.length === 0) expect(where, code).to.match(/^Does not apply: .{20}/);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const folder = new URL('./', import.meta.url);
const table = readFileSync(new URL('../../docs/contract-cases.md', import.meta.url), 'utf8');
const CODE = /(?:it|describe)\(\s*[`'"]([EGMUTA]-\d+)\b/g;

/** How many cases there are of each kind. */
const counts = { E: 30, G: 28, M: 7, U: 3, T: 8, A: 12 };

/** How many invariants there are. */
const invariants = 16;

/** A campaign, with all that its game and its witnesses are made of. */
const campaigns: Record<string, RegExp> = {
  'invariants/Projects.invariants.t.sol': /^(?:Projects|Rewards|Insiders)/,
  'invariants/Governance.invariants.t.sol': /^(?:Governance|Insiders)/,
};

/** The rows of the table of invariants: their files, by number. */
function invariantRows(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [, first, last, where = ''] of table.matchAll(/^\| I-(\d+)(?: to I-(\d+))?: [^|]+ \| ([^|]+) \|$/gm)) {
    const files = [...where.matchAll(/\(\.\.\/test\/contracts\/([^)]+)\)/g)].map(([, file = '']) => file);
    for (let number = Number(first); number <= Number(last ?? first); number += 1) found.set(number, files);
  }
  return found;
}

/** Where an invariant's number stands with what breaks it, or in the name of a test. */
function held(number: number): string[] {
  const says = (file: string) => new RegExp(`["'\`]I-${number}\\b`).test(readFileSync(new URL(file, folder), 'utf8'));
  const sources = readdirSync(new URL('invariants/', folder));
  const solidity = Object.entries(campaigns).filter(([, parts]) =>
    sources.some((source) => parts.test(source) && says(`invariants/${source}`)),
  );
  return [...solidity.map(([file]) => file), ...['replay/replay.test.ts'].filter(says)];
}

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

  it('names exactly the campaigns and the replay that hold each invariant', () => {
    const listed = invariantRows();
    expect([...listed.keys()]).to.deep.equal(Array.from({ length: invariants }, (_, index) => index + 1));
    for (const [number, files] of listed) expect(files, `I-${number}`).to.deep.equal(held(number));
  });
});

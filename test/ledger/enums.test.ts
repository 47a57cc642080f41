import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import enums from '../../abis/enums.json' with { type: 'json' };

const source = readFileSync(new URL('../../subgraph/src/lib/enums.ts', import.meta.url), 'utf8');
const NUMBERED =
  /A number of `\w+\.(\w+)` as the schema's `\w+`; null for one that it does not know\. \*\/\nexport function \w+\(value: i32\): string \| null \{\n {2}return nameAt\((\w+), value( - 1)?\);/g;

/** `RevisionRequested` is `REVISION_REQUESTED`, and `Cancelled` is `CANCELED`, as the schema writes it. */
const inCapitals = (value: string) =>
  value
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .replace('ancelled', 'anceled')
    .toUpperCase();

function namesIn(list: string): string[] {
  const [, values = ''] = new RegExp(`const ${list} = \\[([^\\]]*)\\]`).exec(source) ?? [];
  return [...values.matchAll(/'?(?:\w+\.)?(\w+)'?,?/g)].map(([, name = '']) => name);
}

describe('numbers of the contracts’ enums', () => {
  const numbered = [...source.matchAll(NUMBERED)];

  it('are turned into names for all enums that events carry', () => {
    expect(numbered.map(([, name]) => name).sort()).to.deep.equal(
      Object.keys(enums)
        .filter((name) => !['MilestoneStatus', 'ProposalState'].includes(name))
        .sort(),
    );
  });

  for (const [, name = '', list = '', fromOne] of numbered) {
    it(`stand for the names that ${name} has in Solidity`, () => {
      const values = enums[name as keyof typeof enums].slice(fromOne ? 1 : 0);
      expect(namesIn(list)).to.deep.equal(values.map(inCapitals));
    });
  }
});

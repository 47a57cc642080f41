import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { abis } from './chain/calls/abis.ts';
import { explanations } from './explanations.ts';

describe('explanations', () => {
  const errors = new Map<string, string[]>();
  for (const abi of Object.values(abis)) {
    abi.forEachError(({ name, inputs }) => errors.set(name, [...inputs.map((input) => input.name)]));
  }

  it('are of errors that the contracts have', () => {
    expect(Object.keys(explanations).filter((name) => !errors.has(name))).to.deep.equal([]);
  });

  it('use only arguments that those have', () => {
    for (const [name, explain] of Object.entries(explanations)) {
      const read = (_target: object, argument: string | symbol) => {
        if (argument !== 'now' && argument !== 'needs') expect(errors.get(name), name).to.include(argument);
        return '1';
      };
      expect(explain(new Proxy({}, { get: read }))).to.match(/\S/);
    }
  });

  it('say of each field that a contract refuses what it must be', () => {
    const contracts = join(import.meta.dirname, '..', 'contracts');
    const refused = globSync('**/*.sol', { cwd: contracts, exclude: ['mocks/**'] }).flatMap((file) => {
      const source = readFileSync(join(contracts, file), 'utf8');
      const [, common = ''] = /if \(!holds\) revert (?:\w+\.)?(\w+)\(field\)/.exec(source) ?? [];
      const alone = source.matchAll(/revert (?:\w+\.)?(\w+)\("(\w+)"\)/g);
      const required = source.matchAll(/_require\([^;]*?, "(\w+)"\)/g);
      return [
        ...[...alone].map(([, name = '', field = '']) => [name, field] as const),
        ...[...required].map(([, field = '']) => [common, field] as const),
      ];
    });
    expect(refused.length).to.be.above(80);
    for (const [name, field] of refused) {
      const told = explanations[name]?.({ field, now: '1790000000' }) ?? '';
      expect(told, `${name} ${field}`).to.match(new RegExp(`: ${field} must be `));
    }
    const late = explanations.ProjectsInvalidTerms?.({ field: 'dueAt', now: '1790000000' });
    expect(late).to.match(/later than the chain’s time, 2026-09-21 \d\d:\d\d:\d\d UTC \(1790000000\)\.$/);
  });
});

import { expect } from 'chai';
import { abis } from './chain/abis.ts';
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
        expect(errors.get(name), name).to.include(argument);
        return '1';
      };
      expect(explain(new Proxy({}, { get: read }))).to.match(/\S/);
    }
  });
});

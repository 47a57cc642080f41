import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { abis } from '../../chain/calls/abis.ts';
import { neededStanding } from './neededStanding.ts';

/** The selector of the contracts' function of a name. */
function selectorOf(name: string): string {
  const abi = Object.values(abis).find((candidate) => candidate.hasFunction(name));
  return abi?.getFunction(name)?.selector ?? expect.fail(`no contract has ${name}`);
}

const wiring = readFileSync(join(import.meta.dirname, '../../../contracts/guild/GuildWiring.sol'), 'utf8');

describe('neededStanding', () => {
  it('knows the role of each function that a guild is founded with one for', () => {
    const wired = wiring.split(/^ {4}function /m).flatMap((body) => {
      const [, role] = /labelRole\(\w+, "(\w+)"\)/.exec(body) ?? [];
      if (role === undefined) return [];
      return [...body.matchAll(/= I\w+\.(\w+)\.selector;/g)].map(([, name = '']) => [name, role] as const);
    });
    expect(wired.length).to.be.above(8);
    for (const [name, role] of wired) {
      expect(neededStanding('AccessManagedUnauthorized', selectorOf(name)), name).to.deep.equal([role]);
    }
  });

  it('knows nothing of other calls and errors', () => {
    expect(neededStanding('ProjectsUnauthorizedAccount', selectorOf('withdraw'))).to.equal(undefined);
    expect(neededStanding('ProjectsUnknownProject', selectorOf('abandon'))).to.equal(undefined);
    expect(neededStanding('ProjectsUnauthorizedAccount', '0x')).to.equal(undefined);
    expect(neededStanding('toString', '0x')).to.equal(undefined);
  });
});

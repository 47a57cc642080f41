import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { abis } from './chain/calls/abis.ts';
import { explanations } from './explanations.ts';

const CONTRACTS = join(import.meta.dirname, '..', 'contracts');
/** Errors that no account meets through the gateway, by the beginning of their names. */
const NEVER_MET = {
  DirectArbiterInvalidArbitrator: 'when it is deployed',
  DirectArbiterUnexpectedValue: 'prepareOpenDispute sends what opening costs',
  ERC792ArbiterDisputeExists: 'of an arbitrator that numbers two disputes alike',
  ERC792ArbiterEmptyEvidence: 'prepareSubmitJurorEvidence takes no empty CID',
  ERC792ArbiterInvalidRuling: 'its arbitrator calls it',
  ERC792ArbiterUnauthorizedAccount: 'its arbitrator calls it',
  GatedUnauthorized: 'between contracts of a guild',
  GovernanceArbiterUnexpectedValue: 'prepareOpenDispute sends what opening costs',
  GuildFactoryInvalidImplementation: 'when the platform is deployed',
  GuildGovernorUnauthorized: 'between contracts of a guild',
  ReputationFutureLookup: 'of a view that the gateway does not ask',
  ReputationUnauthorizedReporter: 'between contracts of a guild',
  RewardsAlreadyAccrued: 'between contracts of a guild',
  RewardsUnauthorizedReporter: 'between contracts of a guild',
};

function sources(): string[] {
  const files = globSync('**/*.sol', { cwd: CONTRACTS, exclude: ['mocks/**', 'local/**'] });
  return files.map((file) => readFileSync(join(CONTRACTS, file), 'utf8'));
}

describe('explanations', () => {
  const errors = new Map<string, string[]>();
  for (const abi of Object.values(abis)) {
    abi.forEachError(({ name, inputs }) => errors.set(name, [...inputs.map((input) => input.name)]));
  }

  it('are of errors that the contracts have', () => {
    expect(Object.keys(explanations).filter((name) => !errors.has(name))).to.deep.equal([]);
  });

  it('are there for each error of our own that an account can meet', () => {
    const own = sources().flatMap((source) => [...source.matchAll(/^\s*error (\w+)\(/gm)].map(([, name = '']) => name));
    expect(own.length).to.be.above(130);
    const unexplained = own.filter((name) => !(name in explanations));
    const reasons = Object.keys(NEVER_MET);
    expect(unexplained.filter((name) => !reasons.some((start) => name.startsWith(start)))).to.deep.equal([]);
    expect(reasons.filter((start) => !unexplained.some((name) => name.startsWith(start)))).to.deep.equal([]);
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
    const refused = sources().flatMap((source) => {
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

import { expect } from 'chai';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { UserErrors } from '../prepare/userErrors.ts';
import { choicesOf } from './choices.ts';

const contracts = { projects: '0xaa' } as GuildContracts;
const choice = (projectId: bigint, shareBps: bigint, projects = '0xaa') => ({
  project: { projects, projectId },
  shareBps,
});

describe('choicesOf', () => {
  it('puts the projects in ascending order, each with its share', () => {
    expect(choicesOf([choice(10n, 2_500n), choice(9n, 7_500n)], contracts)).to.deep.equal({
      projectIds: [9n, 10n],
      sharesBps: [7_500n, 2_500n],
      words: '75 % for project 9, 25 % for project 10',
    });
  });

  it('names every project of another guild', () => {
    const given = [choice(1n, 1n, '0xbb'), choice(2n, 1n), choice(3n, 1n, '0xcc')];
    const thrown = expect(() => choicesOf(given, contracts)).to.throw(UserErrors);
    thrown.with.property('errors').that.has.length(2);
    try {
      choicesOf(given, contracts);
    } catch (error) {
      expect((error as UserErrors).errors.map(({ field }) => field)).to.deep.equal([
        ['choices', '0', 'project'],
        ['choices', '2', 'project'],
      ]);
    }
  });
});

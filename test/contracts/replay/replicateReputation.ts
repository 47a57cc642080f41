import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, type Replica, silent } from './replica.ts';

/**
 * A guild's reputation rebuilt from its events.
 *
 * @param contract - The guild's Reputation contract.
 */
export function replicateReputation(contract: TestContract): Replica {
  const points = new Amounts();
  const totals = new Amounts();
  const skills: string[] = [];
  return {
    contract,
    apply: applyBy({
      ...silent,
      SkillAdded: ({ name }) => skills.push(name),
      ReputationChanged: (args) => {
        points.follow(args.delta, args.points, args.account, args.skill);
        totals.add(args.delta, args.skill);
      },
    }),
    async check() {
      expect(await contract.skillCount()).to.equal(skills.length);
      for (const [index, name] of skills.entries()) expect(await contract.skillName(index + 1)).to.equal(name);
      await expectAmounts(points, contract, 'pointsOf');
      await expectAmounts(totals, contract, 'totalPointsOf');
    },
  };
}

import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Replica, silent } from './replica.ts';

type Round = { fields: Record<string, unknown> & { ballotCount: bigint; finalized: boolean }; projectIds: bigint[] };

/**
 * A guild's priority rounds rebuilt from their events.
 *
 * @param contract - The guild's PriorityRounds contract.
 */
export function replicatePriorities(contract: TestContract): Replica {
  const rounds: Round[] = [];
  const weights = new Amounts();
  const voted = new Set<string>();
  const results = new Map<bigint, unknown[][]>();
  const roundOf = (roundId: bigint) => (rounds[Number(roundId) - 1] as Round).fields;
  return {
    contract,
    apply: applyBy({
      ...silent,
      RoundOpened: ({ terms: { kind, startsAt, endsAt, token, budget, projectIds } }) => {
        const fields = { kind, startsAt, endsAt, token, budget, ballotCount: 0n, finalized: false };
        rounds.push({ fields, projectIds: [...projectIds] });
      },
      BallotCast: (args) => {
        roundOf(args.roundId).ballotCount += 1n;
        voted.add(`${args.roundId} ${args.voter}`);
        for (const [index, projectId] of args.projectIds.entries()) {
          weights.add(args.weights[index], args.roundId, projectId);
        }
      },
      RoundFinalized: (args) => {
        roundOf(args.roundId).finalized = true;
        results.set(args.roundId, [[...args.ranking], [...args.weights], [...args.amounts]]);
      },
    }),
    async check() {
      expect(await contract.roundCount()).to.equal(rounds.length);
      for (const [index, { fields, projectIds }] of rounds.entries()) {
        expectFields(await contract.roundOf(index + 1), fields, `round ${index + 1}`);
        expect([...(await contract.projectsOf(index + 1))]).to.deep.equal(projectIds);
      }
      await expectAmounts(weights, contract, 'weightOf');
      for (const key of voted) expect(await contract.hasVoted(...key.split(' ')), key).to.equal(true);
      for (const [roundId, result] of results) {
        const stored: unknown[][] = [...(await contract.resultOf(roundId))].map((list: unknown[]) => [...list]);
        expect(stored, `result of ${roundId}`).to.deep.equal(result);
      }
    },
  };
}

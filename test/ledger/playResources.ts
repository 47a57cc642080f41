import { ZeroAddress, ZeroHash } from 'ethers';
import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { agreedProject } from './agreedProject.ts';
import { decide } from './decide.ts';
import { signedBy } from './signedBy.ts';

const BALLOT = {
  Ballot: [
    { name: 'roundId', type: 'uint256' },
    { name: 'voter', type: 'address' },
    { name: 'projectIds', type: 'uint256[]' },
    { name: 'sharesBps', type: 'uint16[]' },
    { name: 'deadline', type: 'uint256' },
  ],
};
const VOTE_SECONDS = 3_600;

/** Everything that can happen to rounds and budgets. */
export async function playResources(guild: ActingGuild): Promise<void> {
  await agreedProject(guild, [{ amount: 11n }]);
  await rank(guild, 0, 0n);
  await rank(guild, 1, 301n);
  await budgetTheRound(guild);
  await spend(guild);
}

/** A round with a ballot of an account's own and a carried one. */
async function rank(guild: ActingGuild, kind: number, budget: bigint): Promise<void> {
  const { chain, priorities } = guild;
  const { founder, second, stranger } = chain.people;
  // A proposal that opens it takes an hour.
  const startsAt = (await chain.now()) + 10_000;
  const endsAt = startsAt + VOTE_SECONDS;
  const terms = {
    ...{ kind, title: `Round of kind ${kind}`, digest: digestOf('round'), cid: 'bafkreiround' },
    ...{ projectIds: [1, 2, 3], token: ZeroAddress, budget, startsAt, endsAt },
  };
  await decide(guild, `Open a round of kind ${kind}`, [[priorities, 'openRound', terms]]);
  await chain.wait(Math.max(1, startsAt + 1 - (await chain.now())));
  const roundId: bigint = await priorities.getFunction('roundCount')();
  await chain.call(founder, priorities, 'castBallot', roundId, [1, 3], [6_667, 3_333]);
  const ballot = { roundId, voter: second.address, projectIds: [3], sharesBps: [10_000], deadline: endsAt };
  const signature = await signedBy(second, priorities, BALLOT, ballot);
  const { voter, projectIds, sharesBps, deadline } = ballot;
  const carried = [roundId, voter, projectIds, sharesBps, deadline, signature];
  await chain.call(stranger, priorities, 'castBallotBySig', ...carried);
  await chain.wait(VOTE_SECONDS + 1);
  await chain.call(stranger, priorities, 'finalizeRound', roundId);
}

async function budgetTheRound(guild: ActingGuild): Promise<void> {
  const { chain, treasury } = guild;
  const { operator, writer } = chain.people;
  await decide(guild, 'Give the projects of the round their budgets', [
    [treasury, 'openRoundBudgets', 2, 0, [operator.address]],
  ]);
  await chain.call(operator, treasury, 'payFromBudget', 1, writer.address, 100n, 1, ZeroHash, 'For the first');
}

/** A budget per period, whose spenders change. */
async function spend(guild: ActingGuild): Promise<void> {
  const { chain, treasury } = guild;
  const { operator, writer, reviewer } = chain.people;
  const terms = {
    ...{ token: ZeroAddress, limit: 50n, period: 86_400, startsAt: 0, endsAt: 0, ref: digestOf('travel') },
    ...{ title: 'Travel', spenders: [operator.address] },
  };
  await decide(guild, 'Open a budget', [[treasury, 'openBudget', terms]]);
  const budgetId: bigint = await treasury.getFunction('budgetCount')();
  const pay = (to: string, amount: bigint) =>
    chain.call(operator, treasury, 'payFromBudget', budgetId, to, amount, 3, digestOf('trip'), 'Train');
  await pay(writer.address, 20n);
  await pay(reviewer.address, 30n);
  await chain.wait(86_400);
  await pay(writer.address, 50n);
  await decide(guild, 'Change the spenders', [
    [treasury, 'setBudgetSpender', budgetId, reviewer.address, true],
    [treasury, 'setBudgetSpender', budgetId, operator.address, false],
  ]);
  await decide(guild, 'Close the budget', [[treasury, 'closeBudget', budgetId]]);
}

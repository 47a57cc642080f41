import { expect } from 'chai';
import type { Result } from 'ethers';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Reducers, type Replica, silent } from './replica.ts';

type Terms = Record<string, bigint>;
type State = {
  rates: Amounts;
  reputationRates: Amounts;
  claimable: Amounts;
  claimed: Amounts;
  points: Amounts;
  totalPoints: Amounts;
  epochBudgets: Amounts;
  grants: Map<string, Terms>;
  grantCounts: Amounts;
  terms: Terms;
  budget: bigint;
  /** In the order in which they were set. */
  budgets: { firstEpoch: bigint; budget: bigint }[];
  totalAccrued: bigint;
};

/**
 * A guild's rewards rebuilt from their events.
 *
 * @param contract - The guild's Rewards contract.
 */
export function replicateRewards(contract: TestContract): Replica {
  const state: State = {
    rates: new Amounts(),
    reputationRates: new Amounts(),
    claimable: new Amounts(),
    claimed: new Amounts(),
    points: new Amounts(),
    totalPoints: new Amounts(),
    epochBudgets: new Amounts(),
    grants: new Map(),
    grantCounts: new Amounts(),
    terms: {},
    budget: 0n,
    budgets: [],
    totalAccrued: 0n,
  };
  return {
    contract,
    apply: applyBy({ ...silent, ...settingReducers(state), ...accrualReducers(state), ...claimReducers(state) }),
    check: () => check(contract, state),
  };
}

function settingReducers(state: State): Reducers {
  return {
    RewardRateSet: ({ token, newRate }) => state.rates.set(newRate, token),
    ReputationRateSet: ({ token, newRate }) => state.reputationRates.set(newRate, token),
    RewardTermsSet: ({ newTerms }) => {
      state.terms = newTerms.toObject();
    },
    ParticipationBudgetSet: ({ newBudget, firstEpoch }) => {
      state.budget = newBudget;
      state.budgets.push({ firstEpoch, budget: newBudget });
    },
  };
}

function accrualReducers(state: State): Reducers {
  return {
    RewardAccrued: (args, timestamp) => {
      const { account, token, payment, earned, amount, claimable, grantId, totalAccrued } = args;
      // The rate's share, rounded down, as far as the cap allows.
      expect(earned).to.equal((payment * state.rates.get(token)) / 10n ** 18n);
      const left = (state.terms.cap ?? 0n) - state.totalAccrued;
      expect(amount).to.equal(earned < left ? earned : left);
      expect(totalAccrued).to.equal(state.totalAccrued + amount);
      state.totalAccrued = totalAccrued;
      state.claimable.follow(grantId === 0n ? amount : 0n, claimable, account);
      if (grantId === 0n) return;
      const { vestingCliff: cliff = 0n, vestingDuration: duration = 0n } = state.terms;
      state.grants.set(`${account} ${grantId}`, { amount, claimed: 0n, startsAt: BigInt(timestamp), cliff, duration });
      state.grantCounts.set(grantId, account);
    },
    ReputationSkipped: () => {},
    ParticipationRecorded: ({ account, epoch, weight, points, totalPoints, budget }) => {
      state.points.follow(weight, points, account, epoch);
      state.totalPoints.follow(weight, totalPoints, epoch);
      state.epochBudgets.set(budget, epoch);
      expect(budget).to.equal(budgetOf(state, epoch));
    },
    ParticipationClaimed: ({ account, amount, totalAccrued }) => {
      state.totalAccrued = totalAccrued;
      state.claimable.add(amount, account);
    },
  };
}

/** What an epoch shares: the last budget that was set for it or for one before it. */
function budgetOf({ budgets }: State, epoch: bigint): bigint {
  return budgets.findLast(({ firstEpoch }) => firstEpoch <= epoch)?.budget ?? 0n;
}

function claimReducers(state: State): Reducers {
  let fromGrants = 0n;
  return {
    GrantClaimed: ({ account, grantId, amount, claimed }) => {
      (state.grants.get(`${account} ${grantId}`) as Terms).claimed = claimed;
      fromGrants += amount;
    },
    RewardClaimed: ({ account, amount, totalClaimed }) => {
      state.claimed.follow(amount, totalClaimed, account);
      if (fromGrants === 0n) state.claimable.add(0n - amount, account);
      fromGrants = 0n;
    },
  };
}

async function check(contract: TestContract, state: State) {
  expect(await contract.totalAccrued()).to.equal(state.totalAccrued);
  expect(await contract.participationBudget()).to.equal(state.budget);
  expectFields(await contract.rewardTerms(), state.terms, 'terms');
  await expectAmounts(state.rates, contract, 'rewardRateOf');
  await expectAmounts(state.reputationRates, contract, 'reputationRateOf');
  await expectAmounts(state.claimable, contract, 'claimableOf');
  await expectAmounts(state.claimed, contract, 'claimedOf');
  await expectAmounts(state.grantCounts, contract, 'grantCountOf');
  for (const [key, grant] of state.grants) {
    expectFields(await contract.grantOf(...key.split(' ')), grant, `grant ${key}`);
  }
  for (const [[account, epoch], points] of state.points.entries()) {
    const answer: Result = await contract.participationOf(account, epoch);
    const rebuilt = { points, totalPoints: state.totalPoints.get(epoch), budget: state.epochBudgets.get(epoch) };
    expectFields(answer, rebuilt, `participation ${account} ${epoch}`);
  }
}

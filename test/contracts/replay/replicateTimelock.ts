import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, type Replica, silent } from './replica.ts';

const DONE = 1n;

/**
 * A guild's timelock rebuilt from its events.
 *
 * @param contract - The guild's Timelock.
 */
export function replicateTimelock(contract: TestContract): Replica {
  const timestamps = new Amounts();
  const roles = new Map<string, boolean>();
  let minDelay = 0n;
  return {
    contract,
    apply: applyBy({
      ...silent,
      CallScheduled: ({ id, delay }, timestamp) => timestamps.set(BigInt(timestamp) + delay, id),
      CallSalt: () => {},
      CallExecuted: ({ id }) => timestamps.set(DONE, id),
      Cancelled: ({ id }) => timestamps.set(0n, id),
      MinDelayChange: ({ newDuration }) => {
        minDelay = newDuration;
      },
      RoleGranted: ({ role, account }) => roles.set(`${role} ${account}`, true),
      RoleRevoked: ({ role, account }) => roles.set(`${role} ${account}`, false),
      RoleAdminChanged: () => {},
    }),
    async check() {
      expect(await contract.getMinDelay()).to.equal(minDelay);
      await expectAmounts(timestamps, contract, 'getTimestamp');
      for (const [key, member] of roles) expect(await contract.hasRole(...key.split(' ')), key).to.equal(member);
    },
  };
}

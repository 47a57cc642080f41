import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, type Replica, silent } from './replica.ts';

/**
 * A guild's roles rebuilt from their events.
 *
 * @param contract - The guild's AccessManager.
 */
export function replicateAccessManager(contract: TestContract): Replica {
  const members = new Map<string, boolean>();
  const functionRoles = new Amounts();
  const closed = new Map<string, boolean>();
  return {
    contract,
    apply: applyBy({
      ...silent,
      RoleLabel: () => {},
      RoleGranted: ({ roleId, account }) => members.set(`${roleId} ${account}`, true),
      RoleRevoked: ({ roleId, account }) => members.set(`${roleId} ${account}`, false),
      TargetFunctionRoleUpdated: ({ target, selector, roleId }) => functionRoles.set(roleId, target, selector),
      TargetClosed: (args) => closed.set(args.target, args.closed),
    }),
    async check() {
      for (const [key, member] of members) {
        const [isMember] = await contract.hasRole(...key.split(' '));
        expect(isMember, key).to.equal(member);
      }
      await expectAmounts(functionRoles, contract, 'getTargetFunctionRole');
      for (const [target, value] of closed) expect(await contract.isTargetClosed(target), target).to.equal(value);
    },
  };
}

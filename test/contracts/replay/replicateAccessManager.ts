import { expect } from 'chai';
import { networkHelpers, type TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, type Replica, silent } from './replica.ts';

/**
 * A guild's roles rebuilt from their events.
 *
 * @param contract - The guild's AccessManager.
 */
export function replicateAccessManager(contract: TestContract): Replica {
  const members = new Map<string, { delay: bigint; since: bigint } | undefined>();
  const nonces = new Amounts();
  const schedules = new Map<string, bigint>();
  const functionRoles = new Amounts();
  const closed = new Map<string, boolean>();
  return {
    contract,
    apply: applyBy({
      ...silent,
      RoleLabel: () => {},
      RoleGranted: ({ roleId, account, delay, since }) => members.set(`${roleId} ${account}`, { delay, since }),
      RoleRevoked: ({ roleId, account }) => members.set(`${roleId} ${account}`, undefined),
      OperationScheduled: ({ operationId, nonce, schedule }) => {
        nonces.set(nonce, operationId);
        schedules.set(operationId, schedule);
      },
      OperationExecuted: ({ operationId }) => schedules.set(operationId, 0n),
      OperationCanceled: ({ operationId }) => schedules.set(operationId, 0n),
      TargetFunctionRoleUpdated: ({ target, selector, roleId }) => functionRoles.set(roleId, target, selector),
      TargetClosed: (args) => closed.set(args.target, args.closed),
    }),
    async check() {
      const now = BigInt(await networkHelpers.time.latest());
      for (const [key, member] of members) {
        const [isMember, delay] = await contract.hasRole(...key.split(' '));
        expect(isMember, key).to.equal(member !== undefined);
        if (member && now >= member.since) expect(delay, key).to.equal(member.delay);
      }
      for (const [operationId, schedule] of schedules) {
        const expired = schedule + (await contract.expiration()) <= now;
        expect(await contract.getSchedule(operationId)).to.equal(expired ? 0n : schedule);
      }
      await expectAmounts(nonces, contract, 'getNonce');
      await expectAmounts(functionRoles, contract, 'getTargetFunctionRole');
      for (const [target, value] of closed) expect(await contract.isTargetClosed(target), target).to.equal(value);
    },
  };
}

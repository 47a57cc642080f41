import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Replica, silent } from './replica.ts';

/** Actions that a freeze stops: Fund, Withdraw, Pay. */
const FREEZABLE = [0, 2, 4];

/**
 * A guild's compliance records rebuilt from their events, and the gates that follow from them.
 *
 * @param contract - The guild's Compliance contract.
 * @param gated - The contracts that keep gates.
 */
export function replicateCompliance(contract: TestContract, gated: TestContract[]): Replica {
  const statuses = new Map<string, Record<string, unknown>>();
  const agreements = new Map<string, Record<string, unknown>>();
  const policies = new Map<string, Record<string, unknown>>();
  const blocked = new Map<string, boolean>();
  const frozen = new Amounts();
  const accepted = new Amounts();
  let frozenCount = 0n;
  const freezeUntil = (account: string, until: bigint, count: bigint) => {
    frozen.set(until, account);
    frozenCount = count;
  };
  return {
    contract,
    apply: applyBy({
      ...silent,
      ComplianceSet: ({ account, level, jurisdiction, expiresAt, issuer, attestation }) =>
        statuses.set(account, { level, jurisdiction, expiresAt, issuer, attestation }),
      AccountFrozen: (args) => freezeUntil(args.account, args.until, args.frozenCount),
      AccountUnfrozen: (args) => freezeUntil(args.account, 0n, args.frozenCount),
      JurisdictionBlocked: (args) => blocked.set(args.jurisdiction, args.blocked),
      AgreementPublished: ({ agreementId, version, digest }) => agreements.set(`${agreementId}`, { version, digest }),
      AgreementAccepted: ({ account, agreementId, version }) => accepted.set(version, account, agreementId),
      ActionPolicySet: ({ action, newPolicy }) => policies.set(`${action}`, newPolicy.toObject()),
    }),
    async check() {
      expect(await contract.frozenCount()).to.equal(frozenCount);
      expect(await contract.agreementCount()).to.equal(agreements.size);
      for (const [account, status] of statuses) expectFields(await contract.statusOf(account), status, account);
      for (const [id, agreement] of agreements) expectFields(await contract.agreementOf(id), agreement, id);
      for (const [code, value] of blocked) expect(await contract.isJurisdictionBlocked(code), code).to.equal(value);
      await expectAmounts(frozen, contract, 'frozenUntil');
      await expectAmounts(accepted, contract, 'acceptedVersionOf');
      for (const action of [0, 1, 2, 3, 4]) {
        const policy = policies.get(`${action}`) ?? { enabled: false, minLevel: 0n, agreementId: 0n };
        expectFields(await contract.actionPolicyOf(action), policy, `policy ${action}`);
        await expectGates(action, policy.enabled === true || (frozenCount > 0n && FREEZABLE.includes(action)));
      }
    },
  };

  async function expectGates(action: number, on: boolean) {
    for (const keeper of gated) {
      // A contract answers for the actions that it has; the others may be on or off.
      if (await keeper.isGated(action)) expect(on, `gate ${action} of ${keeper.target}`).to.equal(true);
    }
    const answers = await Promise.all(gated.map((keeper) => keeper.isGated(action)));
    expect(answers.includes(true), `gate ${action}`).to.equal(on);
  }
}

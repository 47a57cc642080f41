import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { LedgerEntry, Role, RoleGrant, RoleMembership } from '../../../generated/schema';
import { roleId, roleMembershipId } from '../../lib/id';
import { clampText } from '../../lib/text';

const LABEL_LIMIT = 120;

/** A role of the contract that wrote the entry's log, recorded when it is first named. */
function touchRole(entry: LedgerEntry, event: ethereum.Event, number: Bytes): Role {
  const id = roleId(event.address, number);
  const known = Role.load(id);
  if (known !== null) return known;
  const role = new Role(id);
  role.guild = entry.guild;
  role.contract = entry.contract;
  role.number = number;
  role.save();
  return role;
}

/** Records a role's name. */
export function labelRole(entry: LedgerEntry, event: ethereum.Event, number: Bytes, label: string): void {
  const role = touchRole(entry, event, number);
  role.label = clampText(label, LABEL_LIMIT);
  role.save();
}

/**
 * Records that the entry's account has a role from `since` on. A grant to an account that has the role already replaces
 * the one it has.
 */
export function grantRole(
  entry: LedgerEntry,
  event: ethereum.Event,
  number: Bytes,
  account: Bytes,
  since: BigInt,
  executionDelay: BigInt,
): void {
  const membership = touchMembership(entry, event, number, account);
  endGrant(membership, entry, since);
  const grant = new RoleGrant(entry.id);
  grant.guild = entry.guild;
  grant.role = membership.role;
  grant.account = account;
  grant.since = since;
  grant.executionDelay = executionDelay;
  grant.granted = entry.id;
  grant.save();
  membership.current = grant.id;
  membership.save();
}

/** Records that an account lost a role. */
export function revokeRole(entry: LedgerEntry, event: ethereum.Event, number: Bytes, account: Bytes): void {
  const membership = touchMembership(entry, event, number, account);
  endGrant(membership, entry, event.block.timestamp);
  membership.current = null;
  membership.save();
}

function touchMembership(entry: LedgerEntry, event: ethereum.Event, number: Bytes, account: Bytes): RoleMembership {
  const id = roleMembershipId(event.address, account, number);
  const known = RoleMembership.load(id);
  if (known !== null) return known;
  const membership = new RoleMembership(id);
  membership.guild = entry.guild;
  membership.role = touchRole(entry, event, number).id;
  membership.account = account;
  return membership;
}

function endGrant(membership: RoleMembership, entry: LedgerEntry, until: BigInt): void {
  const current = membership.current;
  const grant = current !== null ? RoleGrant.load(current) : null;
  if (grant === null) return;
  grant.until = until;
  grant.ended = entry.id;
  grant.save();
}

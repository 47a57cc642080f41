import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import {
  Initialized as InitializedEvent,
  OperationCanceled as OperationCanceledEvent,
  OperationExecuted as OperationExecutedEvent,
  OperationScheduled as OperationScheduledEvent,
  RoleAdminChanged as RoleAdminChangedEvent,
  RoleGrantDelayChanged as RoleGrantDelayChangedEvent,
  RoleGranted as RoleGrantedEvent,
  RoleGuardianChanged as RoleGuardianChangedEvent,
  RoleLabel as RoleLabelEvent,
  RoleRevoked as RoleRevokedEvent,
  TargetAdminDelayUpdated as TargetAdminDelayUpdatedEvent,
  TargetClosed as TargetClosedEvent,
  TargetFunctionRoleUpdated as TargetFunctionRoleUpdatedEvent,
} from '../../generated/templates/AccessManager/AccessManager';
import {
  ACCESS_MANAGER_INITIALIZED,
  ACCESS_MANAGER_OPERATION_CANCELED,
  ACCESS_MANAGER_OPERATION_EXECUTED,
  ACCESS_MANAGER_OPERATION_SCHEDULED,
  ACCESS_MANAGER_ROLE_ADMIN_CHANGED,
  ACCESS_MANAGER_ROLE_GRANT_DELAY_CHANGED,
  ACCESS_MANAGER_ROLE_GRANTED,
  ACCESS_MANAGER_ROLE_GUARDIAN_CHANGED,
  ACCESS_MANAGER_ROLE_LABEL,
  ACCESS_MANAGER_ROLE_REVOKED,
  ACCESS_MANAGER_TARGET_ADMIN_DELAY_UPDATED,
  ACCESS_MANAGER_TARGET_CLOSED,
  ACCESS_MANAGER_TARGET_FUNCTION_ROLE_UPDATED,
} from '../../generated/topics';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { bigEndian } from '../lib/bigEndian';
import { EntryCategory } from '../lib/enums';
import { grantRole, labelRole, revokeRole } from './store/role';

// OpenZeppelin's AccessManager names who acted only when an operation is scheduled.

export function handleAccessManagerRoleGranted(event: RoleGrantedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, ACCESS_MANAGER_ROLE_GRANTED, EntryCategory.ADMIN, signerOf(guild, event));
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  grantRole(entry, event, roleNumber(event.params.roleId), account, event.params.since, event.params.delay);
  entry.save();
}

export function handleAccessManagerRoleRevoked(event: RoleRevokedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, ACCESS_MANAGER_ROLE_REVOKED, EntryCategory.ADMIN, signerOf(guild, event));
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  revokeRole(entry, event, roleNumber(event.params.roleId), account);
  entry.save();
}

export function handleAccessManagerInitialized(event: InitializedEvent): void {
  appendEntry(event, ACCESS_MANAGER_INITIALIZED, EntryCategory.ADMIN);
}

export function handleOperationCanceled(event: OperationCanceledEvent): void {
  appendEntry(event, ACCESS_MANAGER_OPERATION_CANCELED, EntryCategory.ADMIN);
}

export function handleOperationExecuted(event: OperationExecutedEvent): void {
  appendEntry(event, ACCESS_MANAGER_OPERATION_EXECUTED, EntryCategory.ADMIN);
}

export function handleOperationScheduled(event: OperationScheduledEvent): void {
  const guild = currentGuild();
  const actor = event.params.caller;
  openEntry(guild, event, ACCESS_MANAGER_OPERATION_SCHEDULED, EntryCategory.ADMIN, actor).save();
}

export function handleAccessManagerRoleAdminChanged(event: RoleAdminChangedEvent): void {
  appendEntry(event, ACCESS_MANAGER_ROLE_ADMIN_CHANGED, EntryCategory.ADMIN);
}

export function handleRoleGrantDelayChanged(event: RoleGrantDelayChangedEvent): void {
  appendEntry(event, ACCESS_MANAGER_ROLE_GRANT_DELAY_CHANGED, EntryCategory.ADMIN);
}

export function handleRoleGuardianChanged(event: RoleGuardianChangedEvent): void {
  appendEntry(event, ACCESS_MANAGER_ROLE_GUARDIAN_CHANGED, EntryCategory.ADMIN);
}

export function handleRoleLabel(event: RoleLabelEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, ACCESS_MANAGER_ROLE_LABEL, EntryCategory.ADMIN, signerOf(guild, event));
  labelRole(entry, event, roleNumber(event.params.roleId), event.params.label);
  entry.save();
}

export function handleTargetAdminDelayUpdated(event: TargetAdminDelayUpdatedEvent): void {
  appendEntry(event, ACCESS_MANAGER_TARGET_ADMIN_DELAY_UPDATED, EntryCategory.ADMIN);
}

export function handleTargetClosed(event: TargetClosedEvent): void {
  appendEntry(event, ACCESS_MANAGER_TARGET_CLOSED, EntryCategory.ADMIN);
}

export function handleTargetFunctionRoleUpdated(event: TargetFunctionRoleUpdatedEvent): void {
  appendEntry(event, ACCESS_MANAGER_TARGET_FUNCTION_ROLE_UPDATED, EntryCategory.ADMIN);
}

/** A role as its records call it. */
function roleNumber(roleId: BigInt): Bytes {
  return bigEndian(roleId, 8);
}

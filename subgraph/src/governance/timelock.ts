import { BigInt } from '@graphprotocol/graph-ts';
import {
  CallExecuted as CallExecutedEvent,
  CallSalt as CallSaltEvent,
  CallScheduled as CallScheduledEvent,
  Cancelled as CancelledEvent,
  Initialized as InitializedEvent,
  MinDelayChange as MinDelayChangeEvent,
  RoleAdminChanged as RoleAdminChangedEvent,
  RoleGranted as RoleGrantedEvent,
  RoleRevoked as RoleRevokedEvent,
} from '../../generated/templates/Timelock/Timelock';
import {
  TIMELOCK_CALL_EXECUTED,
  TIMELOCK_CALL_SALT,
  TIMELOCK_CALL_SCHEDULED,
  TIMELOCK_CANCELLED,
  TIMELOCK_INITIALIZED,
  TIMELOCK_MIN_DELAY_CHANGE,
  TIMELOCK_ROLE_ADMIN_CHANGED,
  TIMELOCK_ROLE_GRANTED,
  TIMELOCK_ROLE_REVOKED,
} from '../../generated/topics';
import { grantRole, revokeRole } from '../guild/store/role';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { noteScheduled } from '../ledger/store/ledgerHead';
import { changeParameter } from '../ledger/store/parameterChange';
import { EntryCategory } from '../lib/enums';
import { createExecution } from './store/execution';
import { cancelOperation, countExecutedCall, findOperation, scheduleCall } from './store/operation';

/** The governor's own log, which names the proposal, follows. */
export function handleCallScheduled(event: CallScheduledEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, TIMELOCK_CALL_SCHEDULED, EntryCategory.DECISION, actor);
  const operation = scheduleCall(event, guild, entry);
  entry.proposal = operation.proposal;
  noteScheduled(operation);
  entry.save();
}

/** Follows the logs of the call itself. */
export function handleCallExecuted(event: CallExecutedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, TIMELOCK_CALL_EXECUTED, EntryCategory.DECISION, actor);
  const operation = findOperation(event.params.id, event);
  if (operation !== null) {
    entry.proposal = operation.proposal;
    createExecution(event, operation, entry);
    countExecutedCall(operation, entry);
  }
  entry.save();
}

export function handleCallSalt(event: CallSaltEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, TIMELOCK_CALL_SALT, EntryCategory.DECISION, actor);
  const operation = findOperation(event.params.id, event);
  if (operation !== null) entry.proposal = operation.proposal;
  entry.save();
}

export function handleCancelled(event: CancelledEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, TIMELOCK_CANCELLED, EntryCategory.DECISION, actor);
  const operation = findOperation(event.params.id, event);
  if (operation !== null) {
    entry.proposal = operation.proposal;
    cancelOperation(operation);
  }
  entry.save();
}

export function handleTimelockRoleGranted(event: RoleGrantedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TIMELOCK_ROLE_GRANTED, EntryCategory.ADMIN, event.params.sender);
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  grantRole(entry, event, event.params.role, account, event.block.timestamp, BigInt.zero());
  entry.save();
}

export function handleTimelockRoleRevoked(event: RoleRevokedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TIMELOCK_ROLE_REVOKED, EntryCategory.ADMIN, event.params.sender);
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  revokeRole(entry, event, event.params.role, account);
  entry.save();
}

export function handleTimelockRoleAdminChanged(event: RoleAdminChangedEvent): void {
  appendEntry(event, TIMELOCK_ROLE_ADMIN_CHANGED, EntryCategory.ADMIN);
}

export function handleMinDelayChange(event: MinDelayChangeEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, TIMELOCK_MIN_DELAY_CHANGE, EntryCategory.ADMIN, signerOf(guild, event));
  changeParameter(entry, null, event.params.oldDuration, event.params.newDuration);
  entry.save();
}

export function handleTimelockInitialized(event: InitializedEvent): void {
  appendEntry(event, TIMELOCK_INITIALIZED, EntryCategory.ADMIN);
}

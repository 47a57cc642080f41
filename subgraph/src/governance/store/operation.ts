import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Proposal, TimelockOperation } from '../../../generated/schema';
import { CallScheduled as CallScheduledEvent } from '../../../generated/templates/Timelock/Timelock';
import { OperationStatus } from '../../lib/enums';
import { operationId } from '../../lib/id';
import { logMissing } from '../../lib/missing';
import { smallNumber } from '../../lib/smallNumber';
import { cancelProposal, executeProposal } from './proposal';

/** An operation of the timelock that wrote the log; null, and logged, for an unknown one. */
export function findOperation(operation: Bytes, event: ethereum.Event): TimelockOperation | null {
  const id = operationId(event.address, operation);
  const found = TimelockOperation.load(id);
  if (found === null) logMissing('TimelockOperation', id, event);
  return found;
}

/** Records a scheduled call. The first call of an operation begins it, also anew after it was canceled. */
export function scheduleCall(event: CallScheduledEvent, guild: Guild, entry: LedgerEntry): TimelockOperation {
  const id = operationId(event.address, event.params.id);
  const known = TimelockOperation.load(id);
  const index = smallNumber(event.params.index);
  const operation = known === null ? new TimelockOperation(id) : known;
  // Who schedules it anew says whether a proposal does.
  if (index == 0) operation.proposal = null;
  operation.guild = guild.id;
  operation.operationId = event.params.id;
  operation.scheduled = entry.id;
  operation.readyAt = event.block.timestamp.plus(event.params.delay);
  operation.status = OperationStatus.SCHEDULED;
  operation.callCount = index + 1;
  operation.executedCount = 0;
  operation.save();
  return operation;
}

/**
 * Counts a call that was made. The last one ends the operation and the proposal that it carries out: anyone may execute
 * at the timelock directly, and then the governor writes no log.
 */
export function countExecutedCall(operation: TimelockOperation, entry: LedgerEntry): void {
  operation.executedCount++;
  if (operation.executedCount == operation.callCount) {
    operation.status = OperationStatus.EXECUTED;
    const proposal = proposalOf(operation);
    if (proposal !== null) executeProposal(proposal, entry);
  }
  operation.save();
}

/** Records that an operation was canceled, and with it the proposal that it would have carried out. */
export function cancelOperation(operation: TimelockOperation): void {
  operation.status = OperationStatus.CANCELED;
  operation.save();
  const proposal = proposalOf(operation);
  if (proposal !== null) cancelProposal(proposal);
}

function proposalOf(operation: TimelockOperation): Proposal | null {
  const id = operation.proposal;
  return id === null ? null : Proposal.load(id);
}

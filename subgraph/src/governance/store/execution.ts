import { Bytes } from '@graphprotocol/graph-ts';
import { Execution, ExecutionCursor, LedgerEntry, TimelockOperation } from '../../../generated/schema';
import { CallExecuted as CallExecutedEvent } from '../../../generated/templates/Timelock/Timelock';
import { executionCursorId, executionId } from '../../lib/id';
import { smallNumber } from '../../lib/smallNumber';

/**
 * Id that the timelock's call under way gets. The logs of a call come before the timelock's own log of it, and a call to
 * a guild's contract makes the logs of that contract. Timelocks of other guilds count for themselves.
 *
 * @param target - Contract whose log names the timelock as acting.
 */
export function nextExecutionId(transaction: Bytes, timelock: Bytes, target: Bytes): Bytes {
  const cursor = executionCursorId(transaction, timelock, target);
  return executionId(cursor, countOf(cursor));
}

/** Records a call that the timelock made. */
export function createExecution(event: CallExecutedEvent, operation: TimelockOperation, entry: LedgerEntry): void {
  const cursor = executionCursorId(event.transaction.hash, event.address, event.params.target);
  const execution = new Execution(executionId(cursor, countOf(cursor)));
  execution.guild = operation.guild;
  execution.operation = operation.id;
  execution.proposal = operation.proposal;
  execution.index = smallNumber(event.params.index);
  execution.target = event.params.target;
  execution.value = event.params.value;
  execution.calldata = event.params.data;
  execution.entry = entry.id;
  execution.save();
  advance(cursor);
}

function countOf(id: Bytes): i32 {
  const cursor = ExecutionCursor.load(id);
  return cursor === null ? 0 : cursor.count;
}

function advance(id: Bytes): void {
  const cursor = new ExecutionCursor(id);
  cursor.count = countOf(id) + 1;
  cursor.save();
}

import type { Hex } from '../../../chain/types.ts';
import { concat } from '../../bytes.ts';
import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change, touch } from '../rows.ts';
import { smallNumber } from '../values.ts';
import { endProposal } from './proposals.ts';

/** Operations of the timelock begin with the call of index 0, also anew. */
export const timelockCreations: Effects = {
  'Timelock CallScheduled': (step) => {
    const { params, guild, block, entry, log } = step;
    const id = operationId(step);
    const index = smallNumber(params.number('index'));
    const row = { id, guild: guild.accessManager, operationId: params.fixed('id'), proposal: null };
    touch(step, 'TimelockOperation', row, {
      ...(index === 0 ? { proposal: null } : {}),
      scheduled: entry.id,
      readyAt: block.timestamp + params.number('delay'),
      status: 'SCHEDULED',
      callCount: index + 1,
      executedCount: 0,
    });
    change(step, 'LedgerHead', guild.accessManager, { lastScheduled: id, scheduledIn: log.transaction.hash });
  },
};

/** What becomes of operations, and of the proposals that they carry out. */
export const timelockChanges: Effects = {
  'Timelock CallExecuted': (step) => {
    const operation = operationOf(step);
    if (operation === undefined) return;
    makeExecution(step, operation);
    const executedCount = (operation.executedCount as number) + 1;
    const isLast = executedCount === operation.callCount;
    change(step, 'TimelockOperation', operation.id, { executedCount, ...(isLast ? { status: 'EXECUTED' } : {}) });
    if (isLast) endProposal(step, operation.proposal, 'EXECUTED');
  },
  'Timelock Cancelled': (step) => {
    const operation = operationOf(step);
    if (operation === undefined) return;
    change(step, 'TimelockOperation', operation.id, { status: 'CANCELED' });
    endProposal(step, operation.proposal, 'CANCELED');
  },
};

function makeExecution({ params, guild, log, entry, executions, make }: Step, operation: Row): void {
  const target = params.address('target');
  make('Execution', {
    id: executions.count(log.transaction.hash, target),
    guild: guild.accessManager,
    operation: operation.id,
    proposal: operation.proposal ?? null,
    index: smallNumber(params.number('index')),
    target,
    value: params.number('value'),
    calldata: params.bytes('data'),
    entry: entry.id,
  });
}

function operationOf(step: Step): Row | undefined {
  return step.records.find('TimelockOperation', operationId(step));
}

function operationId({ guild, params }: Step): Hex {
  return concat(guild.timelock, params.fixed('id'));
}

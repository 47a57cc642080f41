import type { GatewayContext } from '../context.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';
import type { PaidEntry, TracedMilestone } from './paidEntry.ts';
import type { Trace } from './trace.ts';

/** What a payment is traced with. */
export type Tracing = {
  entry: PaidEntry;
  trace: Trace;
  ledger: Pick<GatewayContext['ledger'], 'query'>;
  block: AskedBlock;
};

/** Adds what led to a milestone: all of it, its project, and the votes that accepted that before the payment. */
export function addMilestone(trace: Trace, { id, project }: TracedMilestone, before: { id: string }): void {
  trace.milestone.add(id);
  addProject(trace, project, before);
}

/** Adds a project, and the votes that accepted it before the payment. */
export function addProject(trace: Trace, project: TracedMilestone['project'], before: { id: string }): void {
  trace.project.add(project.id);
  const proposal = project.acceptance?.proposal;
  if (proposal && project.accepted && project.accepted.id <= before.id) trace.proposal.add(proposal.id);
}

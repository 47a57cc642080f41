import { addMilestone, addProject, type Tracing } from './addProject.ts';
import { emptyTrace, type Trace } from './trace.ts';
import { traceClaim } from './traceClaim.ts';
import { traceMint } from './traceMint.ts';
import { traceTreasury } from './traceTreasury.ts';
import { traceWithdrawal } from './traceWithdrawal.ts';

/** How the payments of a kind are traced. */
const tracers: Readonly<Record<string, (tracing: Tracing) => void | Promise<void>>> = {
  MILESTONE_RELEASED: traceProject,
  MILESTONE_REFUNDED: traceProject,
  DISPUTE_RESOLVED: traceProject,
  CREDITED: traceProject,
  WITHDRAWN: traceWithdrawal,
  PAID: traceTreasury,
  BUDGET_SPENT: traceTreasury,
  REWARD_ACCRUED: traceMint,
  GRANT_CLAIMED: traceMint,
  PARTICIPATION_CLAIMED: traceMint,
  REWARD_CLAIMED: traceClaim,
};

/** What led to an entry; undefined when it pays nothing. */
export async function traceEntry(tracing: Omit<Tracing, 'trace'>): Promise<Trace | undefined> {
  const tracer = tracers[tracing.entry.kind];
  if (tracer === undefined) return undefined;
  const trace = emptyTrace();
  trace.entry.add(tracing.entry.id);
  await tracer({ ...tracing, trace });
  return trace;
}

function traceProject({ entry, trace }: Tracing): void {
  if (entry.milestone) addMilestone(trace, entry.milestone, entry);
  else if (entry.project) addProject(trace, entry.project, entry);
  if (entry.credit?.cause) trace.entry.add(entry.credit.cause.id);
}

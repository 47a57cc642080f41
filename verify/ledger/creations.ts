import type { Hex } from '../chain/types.ts';
import { concat } from './bytes.ts';
import { milestoneId, numberedId, proposalId } from './ids.ts';
import type { Effects, Step } from './step.ts';

/** What logs create that their own entries, and later ones, are about. */
export const creations: Effects = {
  'Projects ProjectCreated': (step) => {
    const { params, guild, records } = step;
    const number = params.number('projectId');
    const id = numberedId(guild.projects, number);
    records.put('Project', { id, client: params.address('client'), token: params.address('token') });
    params.structs('terms.milestones').forEach((terms, index) => {
      addMilestone(step, number, BigInt(index), terms.address('contributor'));
    });
  },
  'Projects ScopeChanged': (step) => {
    const { params, guild, known } = step;
    const [project, index] = [params.number('projectId'), params.number('milestoneId')];
    if (known('Milestone', milestoneId(guild, project, index)) !== null) return;
    addMilestone(step, project, index, params.address('change.contributor'));
  },
  'Projects DisputeOpened': ({ params, guild, records, known }) => {
    const id = numberedId(guild.projects, params.number('disputeId'));
    const number = params.number('projectId');
    const milestone = milestoneId(guild, number, params.number('milestoneId'));
    const project = known('Project', numberedId(guild.projects, number));
    records.put('Dispute', { id, project, milestone: known('Milestone', milestone) });
    records.put('DisputeOfMilestone', { id: milestone, dispute: id });
  },
  'GuildGovernor ProposalCreated': ({ params, guild, records }) => {
    records.put('Proposal', { id: proposalId(guild, params.number('proposalId')) });
  },
  'GuildGovernor ProposalQueued': ({ params, guild, records }) => {
    const proposal = proposalId(guild, params.number('proposalId'));
    const head = records.find('LedgerHead', guild.accessManager);
    const operation = records.find('TimelockOperation', (head?.lastScheduled ?? '0x') as Hex);
    if (head === undefined || operation === undefined) return;
    records.put('TimelockOperation', { ...operation, proposal });
    records.put('LedgerHead', { ...head, lastScheduled: null });
  },
  'Timelock CallScheduled': ({ params, guild, records }) => {
    const id = concat(guild.timelock, params.fixed('id'));
    const known = records.find('TimelockOperation', id);
    const proposal = params.flag('index') ? (known?.proposal ?? null) : null;
    records.put('TimelockOperation', { id, proposal });
    const head = records.find('LedgerHead', guild.accessManager);
    if (head !== undefined) records.put('LedgerHead', { ...head, lastScheduled: id });
  },
  'Treasury BudgetOpened': ({ params, guild, records }) => {
    const id = numberedId(guild.treasury, params.number('budgetId'));
    records.put('Budget', { id, token: params.address('token') });
  },
  'PriorityRounds RoundOpened': ({ params, guild, records }) => {
    records.put('Round', { id: numberedId(guild.priorities, params.number('roundId')) });
  },
  'AuditTrail FindingRaised': ({ params, guild, records }) => {
    const id = numberedId(guild.auditTrail, params.number('findingId'));
    records.put('Finding', { id, auditor: params.address('auditor') });
  },
};

function addMilestone({ guild, records }: Step, project: bigint, index: bigint, contributor: Hex): void {
  const id = milestoneId(guild, project, index);
  records.put('Milestone', { id, project: numberedId(guild.projects, project), contributor });
}

import type { Hex } from '../chain/types.ts';
import type { Subject, SubjectOwner } from '../events/eventRule.ts';
import { concat, isZero } from './bytes.ts';
import { isDocumentCid } from './cid.ts';
import { milestoneId, numberedId, proposalId } from './ids.ts';
import type { Value } from './records.ts';
import type { Step } from './step.ts';

/** The columns of an entry that a subject sets. */
type Columns = { [column: string]: Value };

/**
 * What an entry is about, by the subjects that its event has in the table of docs/ledger.md. They are taken in their order:
 * a later one may be a field of an earlier one.
 */
export function addSubjects(step: Step, subjects: readonly Subject[]): void {
  for (const subject of subjects) {
    const { condition } = subject;
    if (condition !== null && step.params.flag(condition.path) !== condition.holds) continue;
    const columns = subject.of === null ? read(step, subject) : readOf(step, subject.of, subject.field);
    Object.assign(step.entry, columns);
  }
}

/** A subject that parameters tell. Rows that the ledger does not have are not linked. */
function read(step: Step, { field, from }: Subject): Columns {
  const { guild, params, known } = step;
  const [path = '', second = ''] = from;
  switch (field) {
    case 'account':
    case 'token':
      return { [field]: params.address(path) };
    case 'amount':
      return { amount: from.reduce((sum, term) => sum + params.number(term), 0n) };
    case 'document':
      return documentOf(params.fixed(path), params.text(second));
    case 'project':
      return { project: known('Project', numberedId(guild.projects, params.number(path))) };
    case 'milestone':
      return {
        project: known('Project', numberedId(guild.projects, params.number(path))),
        milestone: known('Milestone', milestoneId(guild, params.number(path), params.number(second))),
      };
    case 'proposal':
      return { proposal: known('Proposal', proposalId(guild, params.number(path))) };
    case 'budget':
      return { budget: known('Budget', numberedId(guild.treasury, params.number(path))) };
    case 'round':
      return { round: known('Round', numberedId(guild.priorities, params.number(path))) };
    case 'dispute':
      return { dispute: known('Dispute', numberedId(guild.projects, params.number(path))) };
    case 'finding':
      return { finding: known('Finding', numberedId(guild.auditTrail, params.number(path))) };
  }
}

/** A subject that is a field of a record. */
function readOf({ entry, guild, records, params, cause }: Step, owner: SubjectOwner, field: Subject['field']): Columns {
  const linked = (type: string) => records.find(type, (entry[owner] ?? '0x') as Hex);
  switch (owner) {
    case 'guild':
      return { [field]: guild.token };
    case 'cause':
      return { [field]: cause?.[field] ?? null };
    case 'operation':
      return {
        [field]: records.find('TimelockOperation', concat(guild.timelock, params.fixed('id')))?.[field] ?? null,
      };
    case 'finding':
      return { [field]: linked('Finding')?.auditor ?? null };
    case 'dispute':
      return { project: linked('Dispute')?.project ?? null, milestone: linked('Dispute')?.milestone ?? null };
    case 'milestone':
      if (field === 'account') return { account: linked('Milestone')?.contributor ?? null };
      return { dispute: linked('DisputeOfMilestone')?.dispute ?? null };
    case 'project':
      return { [field]: linked('Project')?.[field] ?? null };
    case 'budget':
      return { [field]: linked('Budget')?.[field] ?? null };
  }
}

/** A document: its digest, unless that is zero, and its CID, if the ledger reads what it names. */
function documentOf(digest: Hex, cid: string): Columns {
  return { documentDigest: isZero(digest) ? null : digest, documentCid: isDocumentCid(cid) ? cid : null };
}

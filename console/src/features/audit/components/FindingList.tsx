import { Notice } from '../../../components/ui/Notice.tsx';
import type { AuditQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { findingSubjectsDocument } from '../queries/audit.ts';
import { FindingCard } from './FindingCard.tsx';

/** What auditors found, with what the guild answered. @param props.open - How many are open. */
export function FindingList({ findings, open }: { findings: AuditQuery['findings']; open: bigint }) {
  const guild = useGuild().id;
  const entries = { guild, entryHash_in: findings.map(({ subject }) => subject) };
  const isEnabled = findings.length > 0;
  const subjects = useAnswer(findingSubjectsDocument, { entries, most: findings.length || 1 }, { isEnabled });
  return (
    <section className="guild-part" aria-label="Findings">
      <h2>Findings</h2>
      {findings.length === 0 && <p className="quiet-text">No auditor has raised a finding.</p>}
      {open > 0n && (
        <Notice tone="warning" title={`${formatCount(open)} ${open === 1n ? 'finding is' : 'findings are'} open`} />
      )}
      <ol className="card-list">
        {findings.map((finding) => (
          <FindingCard
            key={finding.id}
            finding={finding}
            subject={subjects.data?.ledgerEntries.find(({ entryHash }) => entryHash === finding.subject)}
          />
        ))}
      </ol>
    </section>
  );
}

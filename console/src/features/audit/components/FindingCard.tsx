import type { ReactNode } from 'react';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { AuditQuery, FindingSubjectsQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { ForeignDocument } from '../../guild/components/ForeignDocument.tsx';
import { resolutions, severities } from '../auditWords.ts';

type Row = AuditQuery['findings'][number];
type Subject = FindingSubjectsQuery['ledgerEntries'][number] | undefined;
type Said = { number: bigint; timestamp: bigint; document: { text: string | null } | null };

/** Something that was said, by whom and when, with its text. */
function Words({ entry, cid, children }: { entry: Said; cid: string | null; children: ReactNode }) {
  return (
    <li>
      <p>
        <EntryNumber entry={entry} />, <Time seconds={entry.timestamp} />: {children}
      </p>
      <ForeignDocument cid={cid} text={entry.document?.text ?? null} />
    </li>
  );
}

function About({ finding, subject }: { finding: Row; subject: Subject }) {
  return (
    <p className="finding-subject">
      About{' '}
      {subject ? (
        <>
          <EntryNumber entry={subject} />: <ForeignText>{subject.event.sentence}</ForeignText>
        </>
      ) : (
        <Hex value={finding.subject} />
      )}
    </p>
  );
}

/** A finding from the day it was raised to its end, if it has ended. */
export function FindingCard({ finding, subject }: { finding: Row; subject: Subject }) {
  const { number, title, severity, resolution, auditor, raised, answers, closed } = finding;
  const isOpen = resolution === 'OPEN';
  return (
    <li className={isOpen ? 'card finding finding-open' : 'card finding'}>
      <h3>
        {formatCount(number)}. <ForeignText>{title}</ForeignText>
      </h3>
      <p>
        <b>{severity ? inWords(severity) : 'Unknown severity'}</b>
        {severity && `: ${severities[severity]}`}. <b>{resolution ? resolutions[resolution] : 'Ended'}</b>
        {isOpen && (answers.length > 0 ? ', answered' : ', not answered yet')}.
      </p>
      <About finding={finding} subject={subject} />
      <ol className="finding-words">
        <Words entry={raised} cid={finding.cid}>
          raised by <Address address={auditor.id} />
        </Words>
        {answers.map(({ number: answer, cid, entry }) => (
          <Words key={answer} entry={entry} cid={cid}>
            answered by <Address address={entry.actor.id} />
          </Words>
        ))}
        {closed && (
          <Words entry={closed} cid={null}>
            closed
          </Words>
        )}
      </ol>
    </li>
  );
}

import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { ForeignDocument } from '../../guild/components/ForeignDocument.tsx';

type Row = ComplianceQuery['agreements'][number];

function Version({ version, isCurrent }: { version: Row['versions'][number]; isCurrent: boolean }) {
  const { title, cid, entry } = version;
  return (
    <li>
      <p>
        Version {formatCount(version.version)}
        {isCurrent && ' (in force)'}: <ForeignText>{title}</ForeignText>, published by <EntryNumber entry={entry} />,{' '}
        <Time seconds={entry.timestamp} />
      </p>
      <ForeignDocument cid={cid} text={entry.document?.text ?? null} />
    </li>
  );
}

/** The agreements that a guild published, with their texts. */
export function AgreementList({ agreements }: { agreements: Row[] }) {
  return (
    <section className="guild-part">
      <h2>Agreements</h2>
      {agreements.length === 0 && <p className="quiet-text">The guild has published no agreement.</p>}
      <ol className="card-list">
        {agreements.map(({ id, number, current, versions }) => (
          <li key={id} className="card finding">
            <h3>Agreement {formatCount(number)}</h3>
            <ol className="finding-words">
              {versions.map((version) => (
                <Version key={version.id} version={version} isCurrent={version.id === current.id} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}

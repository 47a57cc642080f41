import { Link } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { momentAt, useAsOf } from '../../../lib/moment.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { CertificateDownload } from '../../guild/components/CertificateDownload.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { auditDocument } from '../queries/audit.ts';
import { AnchorTable } from './AnchorTable.tsx';
import { FindingList } from './FindingList.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { RoleTable } from './RoleTable.tsx';
import { StatementList } from './StatementList.tsx';

/** Most rows of each kind that are shown. */
const MOST = 200;

function Proof() {
  const guild = useGuild().id;
  return (
    <section className="guild-part no-print">
      <h2>Check the ledger yourself</h2>
      <CertificateDownload key={guild} guild={guild} />
      <p>
        <Link to="/verify" search={{ guild }}>
          Verify a certificate that you have
        </Link>
      </p>
    </section>
  );
}

/** That a list has more rows than are shown, and where they are. */
function More({ count, isMore }: { count: number; isMore: boolean }) {
  const guild = useGuild().id;
  if (!isMore) return null;
  return (
    <p className="more">
      Of some lists the newest {formatCount(count)} are shown. All are in the ledger:{' '}
      <Link to="/g/$guild/ledger" params={{ guild }} search={{ category: 'AUDIT' }}>
        audit
      </Link>
      ,{' '}
      <Link to="/g/$guild/ledger" params={{ guild }} search={{ category: 'ADMIN' }}>
        roles and settings
      </Link>
      .
    </p>
  );
}

/** What auditors found, anchored and stated; who could change the rules, and who did; and how to check the ledger oneself. */
export function AuditScreen() {
  const { id } = useGuild();
  const answer = useAnswer(auditDocument, { guild: id, id, of: id, at: momentAt(useAsOf()), most: MOST });
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Audit</ScreenTitle>
          <p className="lead">What auditors found and stated, who could change the rules, and how to check it all.</p>
        </div>
      </div>
      <Answered answer={answer} waitsFor="Reading what auditors wrote">
        {({ guild, findings, anchors, closingStatements, roleGrants, parameterChanges, looked }) => (
          <>
            <FindingList findings={findings} open={guild?.openFindingCount ?? 0n} />
            <StatementList statements={closingStatements} />
            <AnchorTable anchors={anchors} entryCount={guild?.head.entryCount ?? 0n} />
            <Proof />
            <RoleTable grants={roleGrants} now={looked?.block.timestamp ?? 0n} />
            <ParameterTable changes={parameterChanges} />
            <More
              count={MOST}
              isMore={[findings, anchors, closingStatements, roleGrants, parameterChanges].some(
                ({ length }) => length === MOST,
              )}
            />
          </>
        )}
      </Answered>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { momentAt, useAsOf } from '../../../lib/moment.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { complianceDocument } from '../queries/compliance.ts';
import { AcceptanceTable } from './AcceptanceTable.tsx';
import { AgreementList } from './AgreementList.tsx';
import { FreezeTable } from './FreezeTable.tsx';
import { JurisdictionTable } from './JurisdictionTable.tsx';
import { PolicyTable } from './PolicyTable.tsx';
import { StatusTable } from './StatusTable.tsx';

/** Most rows of each kind that are shown. */
const MOST = 200;

/** That a list has more rows than are shown, and where they are. */
function More() {
  const guild = useGuild().id;
  return (
    <p className="more">
      Of some lists {formatCount(MOST)} are shown.{' '}
      <Link to="/g/$guild/ledger" params={{ guild }} search={{ category: 'COMPLIANCE' }}>
        All are in the ledger
      </Link>
      .
    </p>
  );
}

/** What a guild asks of accounts, what it knows of them, and whom it keeps from acting. */
export function ComplianceScreen() {
  const { id } = useGuild();
  const answer = useAnswer(complianceDocument, { id, of: id, at: momentAt(useAsOf()), most: MOST });
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Compliance</ScreenTitle>
          <p className="lead">What the guild asks of accounts, what it knows of them, and who accepted what.</p>
        </div>
      </div>
      <Answered answer={answer} waitsFor="Reading what is known of accounts">
        {({ looked, ...lists }) => (
          <>
            <PolicyTable policies={lists.actionPolicies} />
            <AgreementList agreements={lists.agreements} />
            <AcceptanceTable acceptances={lists.agreementAcceptances} agreements={lists.agreements} />
            <StatusTable statuses={lists.complianceStatuses} now={looked?.block.timestamp ?? 0n} />
            <FreezeTable freezes={lists.freezeChanges} />
            <JurisdictionTable jurisdictions={lists.jurisdictions} />
            {Object.values(lists).some((list) => list.length === MOST) && <More />}
          </>
        )}
      </Answered>
    </>
  );
}

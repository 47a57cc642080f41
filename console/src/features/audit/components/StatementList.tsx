import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { AuditQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { ForeignDocument } from '../../guild/components/ForeignDocument.tsx';
import { opinions } from '../auditWords.ts';

type Row = AuditQuery['closingStatements'][number];

const period = ({ firstAnchor, lastAnchor }: Row) =>
  firstAnchor && lastAnchor ? `${formatCount(firstAnchor.fromBlock)} to ${formatCount(lastAnchor.toBlock)}` : 'unknown';

const columns: Column<Row>[] = [
  { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
  {
    title: 'Time',
    cell: ({ entry }) => <Time seconds={entry.timestamp} />,
    value: ({ entry }) => isoTime(entry.timestamp),
  },
  {
    title: 'Auditor',
    cell: ({ auditor }) => <Address address={auditor.id} />,
    value: ({ auditor }) => checksummed(auditor.id),
  },
  { title: 'Blocks', cell: period, value: period },
  {
    title: 'Opinion',
    cell: ({ opinion, cid, entry }) => (
      <>
        {opinion ? opinions[opinion] : 'An opinion that this ledger does not know'}
        <ForeignDocument cid={cid} text={entry.document?.text ?? null} />
      </>
    ),
    value: ({ opinion }) => opinion,
  },
  {
    title: 'Findings open then',
    isNumeric: true,
    cell: ({ openFindings }) => formatCount(openFindings),
    value: ({ openFindings }) => openFindings,
  },
];

/** Auditors' opinions on the books of a period. */
export function StatementList({ statements }: { statements: Row[] }) {
  return (
    <section className="guild-part">
      <h2>Closing statements</h2>
      <DataTable
        caption="Opinions of auditors on a period"
        columns={columns}
        rows={statements}
        keyOf={({ id }) => id}
        empty="No auditor has stated an opinion on the books yet."
        file="closing-statements"
      />
    </section>
  );
}

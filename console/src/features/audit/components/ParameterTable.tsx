import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { AuditQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = AuditQuery['parameterChanges'][number];

const columns: Column<Row>[] = [
  { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
  {
    title: 'Time',
    cell: ({ entry }) => <Time seconds={entry.timestamp} />,
    value: ({ entry }) => isoTime(entry.timestamp),
  },
  {
    title: 'What was changed',
    cell: ({ entry }) => <ForeignText>{entry.event.sentence}</ForeignText>,
    value: ({ entry }) => entry.event.sentence,
  },
  {
    title: 'By',
    cell: ({ entry }) => <Address address={entry.actor.id} />,
    value: ({ entry }) => checksummed(entry.actor.id),
  },
  {
    title: 'Decided by',
    cell: ({ execution }) =>
      execution ? (
        <>
          <EntryNumber entry={execution.entry} />{' '}
          {execution.proposal && <ForeignText>{execution.proposal.title}</ForeignText>}
        </>
      ) : (
        'no proposal'
      ),
    value: ({ execution }) => execution?.proposal?.title,
  },
];

/** What was changed of the guild's fees, rates, thresholds and delays, and by which decision. */
export function ParameterTable({ changes }: { changes: Row[] }) {
  return (
    <section className="guild-part">
      <h2>Who changed the rules, and when</h2>
      <DataTable
        caption="Changes of fees, rates, thresholds and delays, the newest first"
        columns={columns}
        rows={changes}
        keyOf={({ id }) => id}
        empty="Nothing has been changed."
        file="rule-changes"
      />
    </section>
  );
}

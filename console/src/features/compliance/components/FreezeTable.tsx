import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = ComplianceQuery['freezeChanges'][number];

const columns: Column<Row>[] = [
  { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
  {
    title: 'Time',
    cell: ({ entry }) => <Time seconds={entry.timestamp} />,
    value: ({ entry }) => isoTime(entry.timestamp),
  },
  {
    title: 'Account',
    cell: ({ status }) => <Address address={status.account.id} />,
    value: ({ status }) => checksummed(status.account.id),
  },
  {
    title: 'What was done',
    cell: ({ newUntil }) =>
      newUntil === null ? (
        'lifted'
      ) : (
        <>
          frozen until <Time seconds={newUntil} />
        </>
      ),
    value: ({ newUntil }) => (newUntil === null ? 'lifted' : `frozen until ${isoTime(newUntil)}`),
  },
  {
    title: 'By',
    cell: ({ entry }) => <Address address={entry.actor.id} />,
    value: ({ entry }) => checksummed(entry.actor.id),
  },
];

/** Who was kept from moving value, when, and when it was lifted. */
export function FreezeTable({ freezes }: { freezes: Row[] }) {
  return (
    <section className="guild-part">
      <h2>Freezes</h2>
      <DataTable
        caption="Freezes and their ends, the newest first"
        columns={columns}
        rows={freezes}
        keyOf={({ id }) => id}
        empty="Nobody has been frozen."
        file="freezes"
      />
    </section>
  );
}

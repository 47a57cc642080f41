import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = ComplianceQuery['jurisdictions'][number];

const standing = ({ blocked }: Row) => (blocked ? 'blocked' : 'not blocked');

const columns: Column<Row>[] = [
  { title: 'Jurisdiction', cell: ({ code }) => code, value: ({ code }) => code },
  { title: 'Now', cell: standing, value: standing },
  {
    title: 'Since',
    cell: ({ changes: [change] }) => (change ? <Time seconds={change.entry.timestamp} /> : '–'),
    value: ({ changes: [change] }) => isoTime(change?.entry.timestamp),
  },
  {
    title: 'Entry',
    cell: ({ changes: [change] }) => (change ? <EntryNumber entry={change.entry} /> : '–'),
    value: ({ changes: [change] }) => change?.entry.number,
  },
];

/** Which jurisdictions’ accounts may not act. */
export function JurisdictionTable({ jurisdictions }: { jurisdictions: Row[] }) {
  return (
    <section className="guild-part">
      <h2>Jurisdictions</h2>
      <DataTable
        caption="Jurisdictions that were noted, or blocked"
        columns={columns}
        rows={jurisdictions}
        keyOf={({ id }) => id}
        empty="No jurisdiction has been noted or blocked."
        file="jurisdictions"
      />
    </section>
  );
}

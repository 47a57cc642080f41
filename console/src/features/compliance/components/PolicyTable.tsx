import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { actions } from '../complianceWords.ts';

type Row = ComplianceQuery['actionPolicies'][number];

const name = ({ action }: Row) => (action ? actions[action] : 'An action that this ledger does not know');

const columns: Column<Row>[] = [
  { title: 'To do this', cell: name, value: name },
  {
    title: 'Identity level',
    cell: ({ enabled, minLevel }) => (enabled ? `at least ${minLevel}` : 'not asked for'),
    value: ({ enabled, minLevel }) => (enabled ? minLevel : undefined),
  },
  {
    title: 'Agreement to accept',
    cell: ({ enabled, agreement }) =>
      enabled && agreement ? <ForeignText>{agreement.current.title}</ForeignText> : 'none',
    value: ({ enabled, agreement }) => (enabled ? agreement?.current.title : undefined),
  },
  {
    title: 'Set by',
    cell: ({ changes }) => changes.map(({ entry }) => <EntryNumber key={entry.number} entry={entry} />),
    value: ({ changes }) => changes[0]?.entry.number,
  },
];

/** What each action asks for. */
export function PolicyTable({ policies }: { policies: Row[] }) {
  return (
    <section className="guild-part">
      <h2>What actions ask for</h2>
      <DataTable
        caption="Of who wants to act, in this guild"
        columns={columns}
        rows={policies}
        keyOf={({ id }) => id}
        empty="No action asks for an identity or an agreement: whoever may act by the guild’s other rules may act."
        file="policies"
      />
    </section>
  );
}

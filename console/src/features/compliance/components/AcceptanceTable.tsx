import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = ComplianceQuery['agreementAcceptances'][number];
type Props = { acceptances: Row[]; agreements: ComplianceQuery['agreements'] };

const versionText = ({ version }: Row) => (version ? `${version.title}, version ${version.version}` : 'unknown');

function columnsOf(inForce: ReadonlySet<string>): Column<Row>[] {
  const isCurrent = ({ version }: Row) => version !== null && inForce.has(version.id);
  return [
    {
      title: 'Account',
      cell: ({ account }) => <Address address={account.id} />,
      value: ({ account }) => checksummed(account.id),
    },
    { title: 'Accepted', cell: (row) => <ForeignText>{versionText(row)}</ForeignText>, value: versionText },
    {
      title: 'In force',
      cell: (row) => (isCurrent(row) ? 'yes' : 'no, there is a later version'),
      value: (row) => isCurrent(row),
    },
    {
      title: 'Time',
      cell: ({ entry }) => <Time seconds={entry.timestamp} />,
      value: ({ entry }) => isoTime(entry.timestamp),
    },
    { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
    {
      title: 'Sent by',
      cell: ({ account, sender }) => (sender.id === account.id ? 'the account' : <Address address={sender.id} />),
      value: ({ sender }) => checksummed(sender.id),
    },
  ];
}

/** Who accepted which version of which agreement. */
export function AcceptanceTable({ acceptances, agreements }: Props) {
  const inForce = new Set(agreements.map(({ current }) => current.id));
  return (
    <section className="guild-part">
      <h2>Who accepted them</h2>
      <DataTable
        caption="Acceptances, the newest first"
        columns={columnsOf(inForce)}
        rows={acceptances}
        keyOf={({ id }) => id}
        empty="Nobody has accepted an agreement of this guild."
        file="acceptances"
      />
    </section>
  );
}

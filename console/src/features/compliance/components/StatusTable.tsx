import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { ComplianceQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = ComplianceQuery['complianceStatuses'][number];

function Expiry({ at, now }: { at: bigint | null; now: bigint }) {
  if (at === null) return <>never</>;
  return (
    <>
      <Time seconds={at} /> {at < now && <b>expired</b>}
    </>
  );
}

function jurisdictionText({ jurisdiction }: Row): string {
  if (!jurisdiction) return 'unknown';
  return jurisdiction.blocked ? `${jurisdiction.code}, blocked` : jurisdiction.code;
}

function columnsOf(now: bigint): Column<Row>[] {
  return [
    {
      title: 'Account',
      cell: ({ account }) => <Address address={account.id} />,
      value: ({ account }) => checksummed(account.id),
    },
    { title: 'Identity level', isNumeric: true, cell: ({ level }) => level, value: ({ level }) => level },
    { title: 'Jurisdiction', cell: jurisdictionText, value: jurisdictionText },
    {
      title: 'Good until',
      cell: ({ expiresAt }) => <Expiry at={expiresAt} now={now} />,
      value: ({ expiresAt }) => isoTime(expiresAt),
    },
    {
      title: 'Frozen',
      cell: ({ frozenUntil }) =>
        frozenUntil !== null && frozenUntil >= now ? (
          <>
            until <Time seconds={frozenUntil} />
          </>
        ) : (
          'no'
        ),
      value: ({ frozenUntil }) => isoTime(frozenUntil),
    },
    {
      title: 'Noted by',
      cell: ({ issuer }) => (issuer ? <Address address={issuer.id} /> : 'nobody: only a freeze is known'),
      value: ({ issuer }) => issuer && checksummed(issuer.id),
    },
    {
      title: 'Entry',
      cell: ({ changes }) => changes.map(({ entry }) => <EntryNumber key={entry.number} entry={entry} />),
      value: ({ changes }) => changes[0]?.entry.number,
    },
  ];
}

/** What compliance officers have noted about accounts. @param props.now - Time of the block that is looked at, Unix seconds. */
export function StatusTable({ statuses, now }: { statuses: Row[]; now: bigint }) {
  return (
    <section className="guild-part">
      <h2>What is known of accounts</h2>
      <p className="lead">
        The chain has no names or papers: officers note a level, a jurisdiction and an expiry, and a hash of the
        evidence.
      </p>
      <DataTable
        caption="Identities"
        columns={columnsOf(now)}
        rows={statuses}
        keyOf={({ id }) => id}
        empty="Nothing has been noted about any account."
        file="identities"
      />
    </section>
  );
}

import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { AuditQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { roleName } from '../auditWords.ts';

type Row = AuditQuery['roleGrants'][number];

const columns: Column<Row>[] = [
  { title: 'Role', cell: ({ role }) => roleName(role), value: ({ role }) => roleName(role) },
  {
    title: 'Account',
    cell: ({ account }) => <Address address={account.id} />,
    value: ({ account }) => checksummed(account.id),
  },
  { title: 'Since', cell: ({ since }) => <Time seconds={since} />, value: ({ since }) => isoTime(since) },
  {
    title: 'Until',
    cell: ({ until }) => (until === null ? 'still has it' : <Time seconds={until} />),
    value: ({ until }) => isoTime(until),
  },
  {
    title: 'Delay in seconds',
    isNumeric: true,
    cell: ({ executionDelay }) => executionDelay.toString(),
    value: ({ executionDelay }) => executionDelay,
  },
  {
    title: 'Granted by',
    cell: ({ granted }) => <EntryNumber entry={granted} />,
    value: ({ granted }) => granted.number,
  },
  {
    title: 'Ended by',
    cell: ({ ended }) => (ended ? <EntryNumber entry={ended} /> : '–'),
    value: ({ ended }) => ended?.number,
  },
];

/** Who could do what in the guild, and when. @param props.now - Time of the block that is looked at, Unix seconds. */
export function RoleTable({ grants, now }: { grants: Row[]; now: bigint }) {
  const lasting = grants.filter(({ since, until }) => since <= now && (until === null || until > now));
  const others = grants.filter((grant) => !lasting.includes(grant));
  const table = { columns, keyOf: ({ id }: Row) => id };
  return (
    <section className="guild-part">
      <h2>Who could change the rules</h2>
      <DataTable {...table} caption="Roles that accounts have" rows={lasting} empty="Nobody has a role." file="roles" />
      {others.length > 0 && (
        <DataTable {...table} caption="Roles that ended, or have not begun" rows={others} empty="" file="roles-ended" />
      )}
    </section>
  );
}

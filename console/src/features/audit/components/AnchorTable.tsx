import { type Column, DataTable } from '../../../components/data/DataTable.tsx';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { AuditQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { Address } from '../../guild/components/Address.tsx';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';

type Row = AuditQuery['anchors'][number];

const blocks = ({ fromBlock, toBlock }: Row) => `${formatCount(fromBlock)} to ${formatCount(toBlock)}`;

const columns: Column<Row>[] = [
  { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
  {
    title: 'Time',
    cell: ({ entry }) => <Time seconds={entry.timestamp} />,
    value: ({ entry }) => isoTime(entry.timestamp),
  },
  {
    title: 'By',
    cell: ({ entry }) => <Address address={entry.actor.id} />,
    value: ({ entry }) => checksummed(entry.actor.id),
  },
  { title: 'Blocks', cell: blocks, value: blocks },
  {
    title: 'Entries up to there',
    isNumeric: true,
    cell: ({ entryCount }) => formatCount(entryCount),
    value: ({ entryCount }) => entryCount,
  },
  {
    title: 'Head of the ledger',
    cell: ({ head }) => (
      <>
        <Hex value={head} /> <CopyButton text={head} what="the head" />
      </>
    ),
    value: ({ head }) => head,
  },
];

/** The ledger as it was written on the chain, from time to time. @param props.entryCount - Entries that there are now. */
export function AnchorTable({ anchors, entryCount }: { anchors: Row[]; entryCount: bigint }) {
  const covered = anchors[0]?.entryCount ?? 0n;
  return (
    <section className="guild-part">
      <h2>Anchors</h2>
      <p className="lead">
        An anchor is the ledger’s head, written on the chain by an auditor: what it covers cannot be told differently
        later. {formatCount(covered)} of {formatCount(entryCount)} entries are anchored.
      </p>
      <DataTable
        caption="Anchors, the newest first"
        columns={columns}
        rows={anchors}
        keyOf={({ id }) => id}
        empty="Nothing of this ledger has been anchored yet."
        file="anchors"
      />
    </section>
  );
}

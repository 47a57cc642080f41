import { Link } from '@tanstack/react-router';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { Address } from '../../guild/components/Address.tsx';
import type { EntryRow } from '../queries/entriesPage.ts';
import { CategoryChip } from './CategoryChip.tsx';

/** What an entry says, and the way to all entries of its project. */
function InWords({ guild, entry: { event, project } }: { guild: string; entry: EntryRow }) {
  return (
    <>
      <ForeignText>{event.sentence}</ForeignText>
      {project && (
        <Link
          className="of-project"
          to="/g/$guild/ledger"
          params={{ guild }}
          search={{ project: project.id }}
          title="Show the entries of this project"
        >
          <ForeignText>{project.title}</ForeignText>
        </Link>
      )}
    </>
  );
}

function Row({ guild, entry, isNew }: { guild: string; entry: EntryRow; isNew: boolean }) {
  return (
    <tr className={isNew ? 'row-new' : undefined}>
      <td className="cell-number">{formatCount(entry.number)}</td>
      <td className="cell-time">
        <Time seconds={entry.timestamp} />
      </td>
      <td className="cell-block">{formatCount(entry.blockNumber)}</td>
      <th scope="row" className="cell-kind">
        <Link to="/g/$guild/ledger/$number" params={{ guild, number: entry.number.toString() }}>
          {inWords(entry.kind)}
        </Link>
        <CategoryChip category={entry.category} />
      </th>
      <td className="cell-actor">
        <span className="cell-label">by </span>
        <Address address={entry.actor.id} />
      </td>
      <td className="cell-sentence">
        <InWords guild={guild} entry={entry} />
      </td>
      <td className="cell-amount">
        {entry.amount !== null && entry.token && <Amount value={entry.amount} token={entry.token} />}
      </td>
    </tr>
  );
}

/** A page of the ledger. Entries after `seenUpTo`, an entry's number, are marked as new. */
export function LedgerTable(props: { guild: string; rows: EntryRow[]; seenUpTo: bigint | undefined; caption: string }) {
  const { guild, rows, seenUpTo, caption } = props;
  return (
    <table className="ledger">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="cell-number">
            No.
          </th>
          <th scope="col">Time, UTC</th>
          <th scope="col" className="cell-block">
            Block
          </th>
          <th scope="col">What happened</th>
          <th scope="col">Actor</th>
          <th scope="col">In words</th>
          <th scope="col" className="cell-amount">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <Row key={entry.id} guild={guild} entry={entry} isNew={seenUpTo !== undefined && entry.number > seenUpTo} />
        ))}
      </tbody>
    </table>
  );
}

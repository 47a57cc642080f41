import { Link } from '@tanstack/react-router';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import type { EntryRow } from '../queries/entriesPage.ts';
import { AccountName } from './AccountName.tsx';
import { CategoryChip } from './CategoryChip.tsx';

/** What an entry is about, besides its actor. */
function Subject({ guild, entry }: { guild: string; entry: EntryRow }) {
  const { project, milestone, proposal, account, execution } = entry;
  const decision = project || proposal ? undefined : execution?.proposal?.title;
  return (
    <div className="subjects">
      {project && (
        <span>
          {milestone && `Milestone ${milestone.index + 1} of `}
          <Link to="/" search={{ guild, project: project.id }} title="Show the entries of this project">
            <ForeignText>{project.title}</ForeignText>
          </Link>
        </span>
      )}
      {proposal && <ForeignText>{proposal.title}</ForeignText>}
      {account && account.id !== entry.actor.id && (
        <span>
          for <AccountName guild={guild} address={account.id} />
        </span>
      )}
      {decision && <ForeignText>{decision}</ForeignText>}
    </div>
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
        <Link to="/entries/$id" params={{ id: entry.id }}>
          {inWords(entry.kind)}
        </Link>
        <CategoryChip category={entry.category} />
      </th>
      <td className="cell-actor">
        <span className="cell-label">by </span>
        <AccountName guild={guild} address={entry.actor.id} />
      </td>
      <td className="cell-subject">
        <Subject guild={guild} entry={entry} />
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
          <th scope="col">About</th>
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

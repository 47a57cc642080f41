import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../lib/formatCount.ts';
import { useGuild } from '../useGuild.ts';

/** Link to an entry of the guild by its number. */
export function EntryNumber({ entry }: { entry: { number: bigint } }) {
  const guild = useGuild().id;
  return (
    <Link to="/g/$guild/ledger/$number" params={{ guild, number: entry.number.toString() }} className="entry-number">
      Entry {formatCount(entry.number)}
    </Link>
  );
}

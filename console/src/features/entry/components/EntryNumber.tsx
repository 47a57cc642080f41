import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../lib/formatCount.ts';

/** Link to an entry by its number. */
export function EntryNumber({ entry }: { entry: { id: string; number: bigint } }) {
  return (
    <Link to="/entries/$id" params={{ id: entry.id }} className="entry-number">
      Entry {formatCount(entry.number)}
    </Link>
  );
}

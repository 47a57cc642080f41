import { formatCount } from '../../../../lib/formatCount.ts';
import { MOST_COUNTED } from '../../queries/newer.ts';

/** Says how many entries came since the page was read, and shows them. */
export function NewEntriesButton({ count, show }: { count: number; show: () => void }) {
  const label = `${formatCount(count)}${count === MOST_COUNTED ? ' or more' : ''} new ${count === 1 ? 'entry' : 'entries'}`;
  return (
    <div className="new-entries" role="status">
      {count > 0 && (
        <button type="button" onClick={show}>
          ↑ {label}
        </button>
      )}
    </div>
  );
}

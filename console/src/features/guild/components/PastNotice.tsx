import { Link } from '@tanstack/react-router';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';

/** Says that an earlier block is looked at. */
export function PastNotice() {
  const asOf = useAsOf();
  if (asOf === undefined) return null;
  return (
    <Notice tone="warning" title={`The books as they stood at the end of block ${formatCount(asOf)}`}>
      <p>
        Nothing later is shown.{' '}
        <Link to="." search={(search) => ({ ...search, asOf: undefined })}>
          Back to now
        </Link>
      </p>
    </Notice>
  );
}

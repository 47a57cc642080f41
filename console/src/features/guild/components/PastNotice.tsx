import { Link } from '@tanstack/react-router';
import { Notice } from '../../../components/ui/Notice.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';

/** Says that an earlier block is looked at. @param props.timestamp - Its time, Unix seconds. */
export function PastNotice({ timestamp }: { timestamp: number | null }) {
  const asOf = useAsOf();
  if (asOf === undefined) return null;
  return (
    <Notice tone="warning" title={`The books as they stood at the end of block ${formatCount(asOf)}`}>
      <p>
        {timestamp !== null && (
          <>
            That block’s time is <Time seconds={timestamp} />.{' '}
          </>
        )}
        Nothing later is shown.{' '}
        <Link to="." search={(search) => ({ ...search, asOf: undefined })}>
          Back to now
        </Link>
      </p>
    </Notice>
  );
}

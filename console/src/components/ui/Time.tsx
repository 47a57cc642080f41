import { formatTime } from '../../lib/formatTime.ts';
import { useIsLocalTime } from '../../lib/moment.ts';

/** A time in UTC, or in the reader’s time zone where the page’s address says so. @param props.seconds - Unix time. */
export function Time({ seconds }: { seconds: number | bigint }) {
  const isLocal = useIsLocalTime();
  const at = Number(seconds);
  return (
    <time
      className="time"
      dateTime={new Date(at * 1000).toISOString()}
      title={isLocal ? `${formatTime(at)} UTC` : 'UTC'}
    >
      {formatTime(at, isLocal)}
    </time>
  );
}

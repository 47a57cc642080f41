import { formatTime } from '../../lib/formatTime.ts';

/** A time in UTC; `seconds` is Unix time. */
export function Time({ seconds }: { seconds: number }) {
  return (
    <time className="time" dateTime={new Date(seconds * 1000).toISOString()} title="UTC">
      {formatTime(seconds)}
    </time>
  );
}

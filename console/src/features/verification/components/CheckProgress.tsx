import { formatCount } from '../../../lib/formatCount.ts';
import type { CheckState } from '../useCheck.ts';

/** How far a check is. */
export function CheckProgress({ progress, stop }: { progress: CheckState['progress']; stop: () => void }) {
  const { name = '', read = 0, size = 0 } = progress ?? {};
  const share = size === 0 ? 0 : read / size;
  return (
    <div className="check-progress" role="status">
      <p>
        Checking {name}: {formatCount(BigInt(read))} of {formatCount(BigInt(size))} bytes read
      </p>
      <progress value={share} max={1} aria-label="Read so far" />
      <button type="button" onClick={stop}>
        Stop
      </button>
    </div>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { formatCount } from '../lib/formatCount.ts';
import { lastBlockOfDay } from '../lib/lastBlockOfDay.ts';
import { useAsOf, useIsLocalTime } from '../lib/moment.ts';
import { readBlockNumber } from '../lib/readBlockNumber.ts';

/** The block that a form names, by its number or by a date, whose last block it then is. */
async function blockOf(form: FormData): Promise<number | undefined> {
  const block = readBlockNumber(String(form.get('block') ?? ''));
  const date = String(form.get('date') ?? '');
  return block === undefined && date !== '' ? lastBlockOfDay(date) : block;
}

function MomentForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const choose = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      const asOf = await blockOf(new FormData(event.currentTarget));
      setFault(undefined);
      onDone();
      await navigate({ to: '.', search: (search) => ({ ...search, asOf }) });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form onSubmit={(event) => void choose(event)}>
      <label>
        At the end of block
        <input name="block" inputMode="numeric" placeholder="number" autoComplete="off" />
      </label>
      <label>
        or at the end of a day, UTC
        <input name="date" type="date" />
      </label>
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
      <button type="submit">Show</button>
    </form>
  );
}

/** When the books are looked at, and in which time zone: kept in the address, and in every link of a guild. */
export function MomentPicker() {
  const asOf = useAsOf();
  const isLocal = useIsLocalTime();
  const navigate = useNavigate();
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute('open');
  const setZone = () => navigate({ to: '.', search: (search) => ({ ...search, tz: isLocal ? undefined : 'local' }) });
  return (
    <div className="moment">
      <details ref={details} className="popover">
        <summary>{asOf === undefined ? 'Now' : `Block ${formatCount(asOf)}`}</summary>
        <div className="popover-sheet">
          <MomentForm onDone={close} />
        </div>
      </details>
      <button type="button" className="quiet" onClick={() => void setZone()} title="Time zone of what is shown">
        {isLocal ? 'Local time' : 'UTC'}
      </button>
    </div>
  );
}

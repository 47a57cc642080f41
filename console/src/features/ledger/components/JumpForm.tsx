import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useGuild } from '../../guild/useGuild.ts';
import { type JumpTarget, jumpTo, targets } from '../jumpTo.ts';
import type { LedgerSearch } from '../ledgerSearch.ts';

/** Goes to a place in the list: an entry's number, a block, a day. */
export function JumpForm({ search, onDone }: { search: LedgerSearch; onDone: () => void }) {
  const { id } = useGuild();
  const navigate = useNavigate({ from: '/g/$guild/ledger' });
  const [target, setTarget] = useState<JumpTarget>('number');
  const [fault, setFault] = useState<string>();
  const go = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('place') ?? '');
    try {
      const at = await jumpTo(id, search.order === 'oldest', target, text);
      setFault(undefined);
      onDone();
      await navigate({ to: '.', search: (kept) => ({ ...kept, at }) });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form onSubmit={(event) => void go(event)}>
      <label>
        What to go to
        <select value={target} onChange={(event) => setTarget(event.target.value as JumpTarget)}>
          {Object.entries(targets).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {targets[target]}
        <input
          key={target}
          name="place"
          type={target === 'day' ? 'date' : 'text'}
          inputMode={target === 'day' ? undefined : 'numeric'}
          autoComplete="off"
          required
        />
      </label>
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
      <button type="submit">Go</button>
    </form>
  );
}

import { Link } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useGuild } from '../../guild/useGuild.ts';
import type { LedgerSearch } from '../ledgerSearch.ts';
import { useSavedViews } from '../savedViews.ts';

/** Views that the reader has named, and a way to name the one that is shown. They stay in this browser. */
export function ViewsMenu({ search, onDone }: { search: LedgerSearch; onDone: () => void }) {
  const { id } = useGuild();
  const { views, save, remove } = useSavedViews(id);
  const keep = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    const { at: _, ...view } = search;
    if (name !== '') save(name, view);
    event.currentTarget.reset();
  };
  return (
    <>
      {views.length === 0 && <p className="quiet-text">No view is saved in this browser yet.</p>}
      <ul className="views">
        {views.map(({ name, view }) => (
          <li key={name}>
            <Link from="/g/$guild/ledger" to="." search={view} onClick={onDone}>
              {name}
            </Link>
            <button type="button" className="quiet" onClick={() => remove(name)} aria-label={`Delete the view ${name}`}>
              Delete
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={keep}>
        <label>
          Name of what is shown now
          <input name="name" required maxLength={60} autoComplete="off" />
        </label>
        <button type="submit">Save the view</button>
      </form>
    </>
  );
}

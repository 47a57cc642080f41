import { Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';

/** Chooses whom the statement is for: an address, or the whole guild. */
export function HolderForm({ holder }: { holder: string | undefined }) {
  const navigate = useNavigate({ from: '/g/$guild/books/statement' });
  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('holder')).trim().toLowerCase();
    void navigate({ to: '.', search: (search) => ({ ...search, holder: address || undefined }) });
  };
  return (
    <form className="node-form no-print" onSubmit={choose}>
      <label>
        For one client, contributor or member
        <input
          name="holder"
          key={holder}
          defaultValue={holder}
          placeholder="0x…"
          autoComplete="off"
          pattern="\s*0[xX][0-9a-fA-F]{40}\s*"
          title="An address: 0x and 40 hexadecimal digits"
        />
      </label>
      <button type="submit">Show</button>
      {holder && (
        <Link from="/g/$guild/books/statement" to="." search={(search) => ({ ...search, holder: undefined })}>
          The whole guild
        </Link>
      )}
    </form>
  );
}

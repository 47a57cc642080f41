import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { useGuild } from '../../guild/useGuild.ts';

const screens = [
  { to: '/g/$guild/books', label: 'Trial balance' },
  { to: '/g/$guild/books/reconcile', label: 'Beside the chain' },
  { to: '/g/$guild/books/statement', label: 'Statement to print' },
] as const;

/** Head of a screen of the books: its title, what it answers, and the ways to the others. */
export function BooksHead({ title, children }: { title: string; children: ReactNode }) {
  const guild = useGuild().id;
  return (
    <div className="screen-head">
      <div>
        <ScreenTitle>{title}</ScreenTitle>
        <p className="lead">{children}</p>
      </div>
      <nav className="books-nav no-print" aria-label="Books">
        {screens.map(({ to, label }) => (
          <Link key={to} to={to} params={{ guild }} activeOptions={{ exact: true, includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
    </div>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import type { PeriodSearch } from '../booksSearch.ts';
import { presets } from '../presets.ts';
import { usePeriodSearch } from '../usePeriod.ts';

/** What a field says: a day as it is, a block by its number. */
function boundaryOf(form: FormData, name: string): string | number | undefined {
  const block = String(form.get(`${name}Block`) ?? '').replaceAll(/[,\s]/g, '');
  return block === '' ? String(form.get(name)) || undefined : Number(block);
}

/** Changes the period of the screen that is shown. Of all screens, ledgers know blocks only: hence no common type. */
function withPeriod({ from, to }: PeriodSearch): (search: object) => never {
  return (search) => ({ ...search, from, to }) as never;
}

function Boundary({ name, label, value }: { name: 'from' | 'to'; label: string; value: PeriodSearch['from'] }) {
  const isBlock = typeof value === 'number';
  return (
    <fieldset className="period-boundary">
      <legend>{label}</legend>
      <label>
        day, UTC
        <input name={name} type="date" defaultValue={isBlock ? '' : value} />
      </label>
      <label>
        or block
        <input name={`${name}Block`} inputMode="numeric" pattern="[0-9, ]*" defaultValue={isBlock ? value : ''} />
      </label>
    </fieldset>
  );
}

function PeriodForm({ search }: { search: PeriodSearch }) {
  const navigate = useNavigate();
  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const period = { from: boundaryOf(form, 'from'), to: boundaryOf(form, 'to') };
    void navigate({ to: '.', search: withPeriod(period) });
  };
  return (
    <details className="period-own">
      <summary>Other days or blocks</summary>
      <form onSubmit={choose} key={`${search.from} ${search.to}`}>
        <Boundary name="from" label="From" value={search.from} />
        <Boundary name="to" label="Up to and with" value={search.to} />
        <button type="submit">Show this period</button>
      </form>
    </details>
  );
}

/** Chooses the period: by its name, or by days or blocks. @param props.period - What is shown; null for a period without blocks. */
export function PeriodPicker({ period }: { period: BooksPeriod | null }) {
  const search = usePeriodSearch();
  const named = presets(period?.now ?? Date.now() / 1000);
  return (
    <nav className="period no-print" aria-label="Period">
      <ul>
        {named.map(({ label, from, to }) => (
          <li key={label}>
            <Link
              to="."
              search={withPeriod({ from, to })}
              activeOptions={{ exact: true, includeSearch: true }}
              className="period-preset"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <PeriodForm search={search} />
    </nav>
  );
}

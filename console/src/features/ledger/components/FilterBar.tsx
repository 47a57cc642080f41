import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { SelectField } from '../../../components/ui/SelectField.tsx';
import { inWords } from '../../../lib/inWords.ts';
import { visibly } from '../../../lib/visibly.ts';
import { categories, filterNames, type LedgerSearch, ledgerSearch } from '../ledgerSearch.ts';
import { guildDirectoryQuery } from '../queries/guildDirectory.ts';
import { ActorField } from './ActorField.tsx';
import { BlockFields } from './BlockFields.tsx';
import { KindOptions } from './KindOptions.tsx';

const cleared = Object.fromEntries(filterNames.map((name) => [name, undefined]));

/** Filters of the ledger; what is chosen is kept in the page's address. Folded at phone width. */
export function FilterBar({ guild, search }: { guild: string; search: LedgerSearch }) {
  const navigate = useNavigate();
  const { data: directory } = useQuery(guildDirectoryQuery(guild));
  const [complaint, setComplaint] = useState<string>();
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = filterNames.filter((name) => search[name] !== undefined).length;

  /** Applies a change and goes back to the newest page, or says why it cannot be applied. */
  const apply = (change: Record<string, unknown>) => {
    const next = ledgerSearch.safeParse({ ...search, ...change, before: undefined, after: undefined });
    setComplaint(next.error?.issues[0]?.message);
    if (next.success) void navigate({ from: '/g/$guild/ledger', to: '.', search: next.data, resetScroll: false });
  };

  return (
    <search aria-label="Filter the ledger">
      <button
        type="button"
        className="filter-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        Filters{count > 0 && `, ${count} set`} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
      </button>
      <div id={id} className={open ? 'filters' : 'filters filters-folded'}>
        <SelectField label="Category" value={search.category} onChoose={(category) => apply({ category })}>
          {categories.map((name) => (
            <option key={name} value={name}>
              {inWords(name)}
            </option>
          ))}
        </SelectField>
        <SelectField label="Kind" value={search.kind} onChoose={(kind) => apply({ kind })}>
          <KindOptions />
        </SelectField>
        <SelectField
          label="Project"
          className="filter-project"
          value={search.project}
          onChoose={(project) => apply({ project })}
        >
          {directory?.projects.map(({ id, number, title }) => (
            <option key={id} value={id}>
              {number}. {visibly(title)}
            </option>
          ))}
        </SelectField>
        <ActorField value={search.actor} members={directory?.members ?? []} onCommit={(actor) => apply({ actor })} />
        <BlockFields search={search} apply={apply} />
        {count > 0 && (
          <button type="button" className="quiet" onClick={() => apply(cleared)}>
            Clear filters
          </button>
        )}
      </div>
      <p className="complaint" role="alert">
        {complaint && `Not applied: ${complaint}.`}
      </p>
    </search>
  );
}

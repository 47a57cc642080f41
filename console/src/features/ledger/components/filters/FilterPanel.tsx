import { SelectField } from '../../../../components/ui/SelectField.tsx';
import { categories } from '../../../../lib/categories.ts';
import { inWords } from '../../../../lib/inWords.ts';
import { visibly } from '../../../../lib/visibly.ts';
import type { LedgerSearch } from '../../ledgerSearch.ts';
import { useDirectory } from '../../queries/directory.ts';
import { AmountFields } from './AmountFields.tsx';
import { CheckList } from './CheckList.tsx';
import { KindFilter } from './KindFilter.tsx';
import { PartyFields } from './PartyFields.tsx';
import { TimeFields } from './TimeFields.tsx';
import type { Apply } from './useApply.ts';

/** All filters of the ledger, each of which applies at once. */
export function FilterPanel({ search, apply }: { search: LedgerSearch; apply: Apply }) {
  const { projects, members, tokens } = useDirectory();
  return (
    <div className="filters">
      <fieldset className="filter-group">
        <legend>Categories</legend>
        <CheckList
          value={search.category}
          onChoose={(category) => apply({ category })}
          options={categories.map((name) => ({ value: name, label: inWords(name) }))}
        />
      </fieldset>
      <KindFilter value={search.kind} onChoose={(kind) => apply({ kind })} />
      <TimeFields search={search} apply={apply} />
      <div>
        <PartyFields search={search} members={members} apply={apply} />
        <SelectField label="Project" value={search.project} onChoose={(project) => apply({ project })}>
          {projects.map(({ id, number, title }) => (
            <option key={id} value={id}>
              {number.toString()}. {visibly(title)}
            </option>
          ))}
        </SelectField>
      </div>
      <AmountFields search={search} tokens={tokens} apply={apply} />
    </div>
  );
}

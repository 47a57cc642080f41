import { filterNames, type LedgerSearch, type filterNames as Names } from '../../ledgerSearch.ts';
import { useDirectory } from '../../queries/directory.ts';
import { filterLabel } from './filterLabels.ts';
import type { Apply } from './useApply.ts';

const none = Object.fromEntries(filterNames.map((name) => [name, undefined]));

/** What the change takes away besides the filter: an amount without its token says nothing. */
const without = (name: (typeof Names)[number]) =>
  name === 'token' ? { token: undefined, min: undefined, max: undefined } : { [name]: undefined };

/** The filters that are set, each with a way to take it away. */
export function FilterChips({ search, apply }: { search: LedgerSearch; apply: Apply }) {
  const directory = useDirectory();
  const set = filterNames.filter((name) => search[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters that are set">
      {set.map((name) => {
        const label = filterLabel(name, search, directory);
        return (
          <li key={name}>
            <button type="button" onClick={() => apply(without(name))} title="Take this filter away">
              {label} <span aria-hidden="true">✕</span>
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className="quiet" onClick={() => apply(none)}>
          Clear filters
        </button>
      </li>
    </ul>
  );
}

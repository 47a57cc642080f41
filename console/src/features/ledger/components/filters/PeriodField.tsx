import { useQuery } from '@tanstack/react-query';
import { indexedBlockQuery } from '../../../../lib/indexedBlock.ts';
import { datePresets } from '../../datePresets.ts';
import type { LedgerSearch } from '../../ledgerSearch.ts';
import type { Apply } from './useApply.ts';

/** Periods that bookkeepers ask for, by the clock of the chain: this quarter, last month and so on. */
export function PeriodField({ search, apply }: { search: LedgerSearch; apply: Apply }) {
  const seconds = useQuery(indexedBlockQuery).data?.timestamp;
  const presets = datePresets(seconds ? new Date(seconds * 1_000) : new Date());
  const chosen = presets.find(([, { since, until }]) => since === search.since && until === search.until)?.[0];
  const isOther = !chosen && (search.since !== undefined || search.until !== undefined);
  const choose = (name: string) => {
    const range = presets.find(([preset]) => preset === name)?.[1];
    apply({ since: range?.since, until: range?.until });
  };
  return (
    <label className="inline-field">
      Period
      <select value={chosen ?? (isOther ? 'other' : '')} onChange={({ target }) => choose(target.value)}>
        <option value="">All time</option>
        {presets.map(([name]) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {isOther && <option value="other">Other days</option>}
      </select>
    </label>
  );
}

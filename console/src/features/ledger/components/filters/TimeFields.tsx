import { useState } from 'react';
import { DraftField } from '../../../../components/ui/DraftField.tsx';
import { readBlockNumber } from '../../../../lib/readBlockNumber.ts';
import type { LedgerSearch } from '../../ledgerSearch.ts';
import type { Apply } from './useApply.ts';

const days = [
  ['since', 'First day, UTC'],
  ['until', 'Last day, UTC'],
] as const;

const blocks = [
  ['from', 'From block'],
  ['to', 'To block'],
] as const;

/** The days and the blocks between which the entries are. */
export function TimeFields({ search, apply }: { search: LedgerSearch; apply: Apply }) {
  const [fault, setFault] = useState<string>();
  const put = (name: 'from' | 'to', text: string) => {
    try {
      const block = readBlockNumber(text);
      setFault(undefined);
      apply({ [name]: block });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <fieldset className="filter-group">
      <legend>When</legend>
      {days.map(([name, label]) => (
        <label key={name}>
          {label}
          <input
            type="date"
            value={search[name] ?? ''}
            onChange={({ target }) => apply({ [name]: target.value || undefined })}
          />
        </label>
      ))}
      {blocks.map(([name, label]) => (
        <DraftField
          key={name}
          label={label}
          value={search[name]?.toString() ?? ''}
          onCommit={(text) => put(name, text)}
          placeholder="any"
          inputMode="numeric"
        />
      ))}
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

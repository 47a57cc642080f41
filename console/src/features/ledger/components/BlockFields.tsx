import { DraftField } from '../../../components/ui/DraftField.tsx';
import type { LedgerSearch } from '../ledgerSearch.ts';

const fields = [
  { name: 'from', label: 'From block', placeholder: 'first' },
  { name: 'to', label: 'To block', placeholder: 'last' },
] as const;

/** An empty field lifts the limit; what is no number is left for the schema to complain about. */
const read = (text: string): number | undefined => (text === '' ? undefined : Number(text.replaceAll(',', '')));

/** The range of blocks shown. */
export function BlockFields(props: { search: LedgerSearch; apply: (change: LedgerSearch) => void }) {
  const { search, apply } = props;
  return fields.map(({ name, label, placeholder }) => (
    <DraftField
      key={name}
      label={label}
      className="filter-block"
      value={search[name]?.toString() ?? ''}
      onCommit={(text) => apply({ [name]: read(text) })}
      placeholder={placeholder}
      inputMode="numeric"
    />
  ));
}

import type { ReactNode } from 'react';

type Props = {
  label: string;
  /** What is chosen; undefined for all. */
  value: string | undefined;
  /** Takes a choice; undefined for all. */
  onChoose: (value: string | undefined) => void;
  /** Options besides “All”. */
  children: ReactNode;
  className?: string;
};

/** A choice of one among several, or of all. */
export function SelectField({ label, value, onChoose, children, className }: Props) {
  return (
    <label className={className}>
      {label}
      <select value={value ?? ''} onChange={(event) => onChoose(event.target.value || undefined)}>
        <option value="">All</option>
        {children}
      </select>
    </label>
  );
}

import { type InputHTMLAttributes, type KeyboardEvent, useEffect, useState } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  label: string;
  /** What applies now. */
  value: string;
  /** Takes what was typed, once the field is left or Enter is pressed. */
  onCommit: (value: string) => void;
};

/** A text field whose text applies only when it is finished; Escape takes it back. */
export function DraftField({ label, value, onCommit, className, ...rest }: Props) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    if (draft.trim() !== value) onCommit(draft.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(value);
  };
  return (
    <label className={className}>
      {label}
      <input
        {...rest}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

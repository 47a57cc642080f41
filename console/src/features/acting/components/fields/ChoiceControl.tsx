import { useState } from 'react';
import type { Choice } from '../../form/choices.ts';
import type { ControlProps } from '../../form/formContext.ts';
import { Invalid } from '../../form/invalid.ts';
import type { Parser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

const OTHER = 'other';

type Props = ControlProps & {
  /** Undefined until they are known. */
  options: readonly Choice[] | undefined;
  /** How one is written that is not listed; without it, there are no others. */
  other?: Parser;
  /** Takes one of the options, with what follows from it, in place of `onChange`. */
  onChoose?: (choice: Choice) => void;
};

/** One of what there is, by its name; or another one, by its id. */
export function ChoiceControl({ id, value, onChange, options = [], other, onChoose }: Props) {
  const listed = options.find((option) => option.value === String(value));
  const [isOther, setOther] = useState(false);
  const isTyped = isOther || value instanceof Invalid || (value !== undefined && !listed);
  const choose = (chosen: string) => {
    setOther(chosen === OTHER);
    const option = options.find((one) => one.value === chosen);
    if (option && onChoose) onChoose(option);
    else onChange(option?.value);
  };
  return (
    <span className="choice">
      <select
        id={id}
        value={isTyped ? OTHER : (listed?.value ?? '')}
        onChange={(event) => choose(event.target.value)}
        aria-describedby={`${id}-words`}
      >
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {(other || isTyped) && <option value={OTHER}>Another, by its id</option>}
      </select>
      {isTyped && other && (
        <>
          <label className="visually-hidden" htmlFor={`${id}-id`}>
            Its id
          </label>
          <TypedControl id={`${id}-id`} value={value} onChange={onChange} parser={other} />
        </>
      )}
    </span>
  );
}

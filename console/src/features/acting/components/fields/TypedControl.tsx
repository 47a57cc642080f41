import { type HTMLInputTypeAttribute, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { ControlProps } from '../../form/formContext.ts';
import { Invalid } from '../../form/invalid.ts';
import type { Parser } from '../../form/parsers.ts';

type Props = ControlProps & {
  parser: Parser;
  isLong?: boolean;
  type?: HTMLInputTypeAttribute;
  /** What stands behind it, such as a unit. */
  unit?: ReactNode;
  /** When this changes, what was typed means something else, and is read again. */
  meaning?: string;
  /** Id of the list of suggestions. */
  list?: string;
};

/** A value that is typed. What is no value yet stays as it was typed. */
export function TypedControl({
  id,
  value,
  onChange,
  parser,
  isLong = false,
  type = 'text',
  unit,
  meaning,
  list,
}: Props) {
  const written = value instanceof Invalid ? value.text : parser.format(value);
  const [typed, setTyped] = useState<{ text: string; value: unknown }>();
  // What was typed stands as long as nobody else has changed the value.
  const text = typed && typed.value === value ? typed.text : written;
  const change = (next: string) => {
    const trimmed = isLong ? next : next.trim();
    const read = trimmed === '' ? undefined : parser.parse(trimmed);
    setTyped({ text: next, value: read });
    onChange(read);
  };
  const readAgain = useEffectEvent(() => typed && change(typed.text));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of meaning that has it read again.
  useEffect(() => void readAgain(), [meaning]);
  const shared = { id, value: text, onChange: (event: { target: { value: string } }) => change(event.target.value) };
  if (isLong) return <textarea {...shared} rows={4} aria-describedby={`${id}-words`} />;
  return (
    <span className="typed">
      <input
        {...shared}
        type={type}
        list={list}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-words`}
      />
      {unit && <span className="unit">{unit}</span>}
    </span>
  );
}

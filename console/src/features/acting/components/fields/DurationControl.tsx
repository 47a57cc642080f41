import { useState } from 'react';
import type { ControlProps } from '../../form/formContext.ts';
import { Invalid } from '../../form/invalid.ts';
import { integerParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

const UNITS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
type Unit = keyof typeof UNITS;

/** The largest unit that a number of seconds has without a rest. */
function unitOf(seconds: unknown): Unit {
  const whole = (['days', 'hours', 'minutes'] as const).find((unit) => Number(seconds) % UNITS[unit] === 0);
  return Number(seconds) > 0 ? (whole ?? 'seconds') : 'days';
}

/** A length of time, in the unit that is chosen; the API has seconds. */
export function DurationControl({ value, onChange, ...control }: ControlProps) {
  const [unit, setUnit] = useState<Unit>(unitOf(value));
  const factor = UNITS[unit];
  const whole = integerParser(true);
  const parser = {
    format: (seconds: unknown) => (seconds === undefined || seconds === null ? '' : String(Number(seconds) / factor)),
    parse(text: string) {
      const count = whole.parse(text);
      return count instanceof Invalid ? count : whole.parse(String(Number(count) * factor));
    },
  };
  return (
    <span className="typed">
      <TypedControl {...control} meaning={unit} value={value} onChange={onChange} parser={parser} />
      <select aria-label="Unit" value={unit} onChange={(event) => setUnit(event.target.value as Unit)}>
        {Object.keys(UNITS).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </span>
  );
}

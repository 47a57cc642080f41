import type { ReactNode } from 'react';
import { singular } from '../../described/fieldWords.ts';
import type { ControlProps } from '../../form/formContext.ts';

type Props = ControlProps & {
  label: string;
  /** One of the list’s values. */
  children: (one: ControlProps, index: number) => ReactNode;
  /** What a new one is at first. */
  first: unknown;
};

/** Any number of values of one kind, in their order. */
export function ListControl({ id, value, onChange, label, children, first }: Props) {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const one = singular(label).toLowerCase();
  const change = (index: number, next: unknown) => onChange(list.map((old, at) => (at === index ? next : old)));
  return (
    <div className="list-control">
      {list.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no names, and their place is what they are.
        <div key={index} className="list-item">
          {children({ id: `${id}.${index}`, value: item, onChange: (next) => change(index, next) }, index)}
          <button type="button" className="copy" onClick={() => onChange(list.filter((_, at) => at !== index))}>
            Remove {one} {index + 1}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...list, first])}>
        Add {one}
      </button>
    </div>
  );
}

import { useId, useState } from 'react';
import { inWords } from '../../../../lib/inWords.ts';
import { entryKinds } from '../../entryKinds.ts';
import { CheckList } from './CheckList.tsx';

type Props = { value: string | undefined; onChoose: (value: string | undefined) => void };

/** Kinds of entries to choose from, by the part of the guild that writes them, and a field that finds them by their words. */
export function KindFilter({ value, onChoose }: Props) {
  const [text, setText] = useState('');
  const id = useId();
  const isMeant = (kind: string) => inWords(kind).toLowerCase().includes(text.trim().toLowerCase());
  return (
    <fieldset className="filter-group filter-kinds">
      <legend>Kinds</legend>
      <label htmlFor={id} className="visually-hidden">
        Find a kind
      </label>
      <input id={id} value={text} onChange={(event) => setText(event.target.value)} placeholder="Find a kind" />
      <div className="check-scroll">
        {Object.entries(entryKinds).map(([part, kinds]) => {
          const found = kinds.filter(isMeant);
          if (found.length === 0) return null;
          return (
            <fieldset key={part}>
              <legend>{part}</legend>
              <CheckList
                value={value}
                onChoose={onChoose}
                options={found.map((kind) => ({ value: kind, label: inWords(kind) }))}
              />
            </fieldset>
          );
        })}
      </div>
    </fieldset>
  );
}

import { CopyButton } from './CopyButton.tsx';
import { Hex } from './Hex.tsx';

/** Something that is to be compared with what other sources say. */
export type Comparable = {
  /** What it is, in a word or two. */
  name: string;
  value: string;
  /** Where to compare it, and what is known of it here. */
  notes: string[];
};

/** A list of what is to be compared, each in full, to be copied. */
export function ToCompare({ items }: { items: readonly Comparable[] }) {
  return (
    <dl className="facts">
      {items.map(({ name, value, notes }) => (
        <div key={`${name} ${value}`} className="fact-hash">
          <dt>
            {name} <CopyButton text={value} what={`the ${name}`} />
          </dt>
          <dd>
            <Hex value={value} full />
            {notes.map((note) => (
              <p key={note} className="fact-note">
                {note}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

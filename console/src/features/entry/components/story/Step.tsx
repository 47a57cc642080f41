import type { ReactNode } from 'react';
import { Time } from '../../../../components/ui/Time.tsx';
import { EntryNumber } from '../../../guild/components/EntryNumber.tsx';
import type { EntryLink } from '../../queries/entry.ts';

type Props = {
  /** What kind of thing the step is. */
  label: string;
  title: ReactNode;
  /** Entry that recorded it. */
  entry?: EntryLink | null | undefined;
  /** Id of the entry that the page shows. */
  shown: string;
  children?: ReactNode;
};

/** Link to the entry that recorded something, and its time; the entry that the page shows is named, not linked. */
export function Recorded({ entry, shown }: { entry: EntryLink; shown: string }) {
  return (
    <span className="recorded">
      {entry.id === shown ? <strong className="this-entry">this entry</strong> : <EntryNumber entry={entry} />}{' '}
      <Time seconds={entry.timestamp} />
    </span>
  );
}

/** One step of what led to an entry. */
export function Step({ label, title, entry, shown, children }: Props) {
  return (
    <li className="step" aria-current={entry?.id === shown ? 'step' : undefined}>
      <div className="step-head">
        <span className="step-label">{label}</span>
        <strong className="step-title">{title}</strong>
        {entry && <Recorded entry={entry} shown={shown} />}
      </div>
      {children}
    </li>
  );
}

import type { ReactNode } from 'react';
import { ScreenTitle } from './ScreenTitle.tsx';

/** What a notice is about: something to wait for, nothing to show, good news, a warning, or a failure. */
type Tone = 'wait' | 'empty' | 'good' | 'warning' | 'failure';

const signs: Record<Tone, string> = { wait: '…', empty: '∅', good: '✓', warning: '!', failure: '✕' };

type Props = {
  tone: Tone;
  title: string;
  /** Whether it stands in the place of a whole screen, and so is its heading. */
  isScreen?: boolean;
  children?: ReactNode;
};

/** A state in words, and what to do about it. */
export function Notice({ tone, title, isScreen = false, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'failure' ? 'alert' : 'status'}>
      <span className="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <div>
        {isScreen && <ScreenTitle isHidden>{title}</ScreenTitle>}
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

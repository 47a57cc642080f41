import type { ReactNode } from 'react';

/** What a notice is about: something to wait for, nothing to show, good news, a warning, or a failure. */
type Tone = 'wait' | 'empty' | 'good' | 'warning' | 'failure';

const signs: Record<Tone, string> = { wait: '…', empty: '∅', good: '✓', warning: '!', failure: '✕' };

/** A state in words, and what to do about it. */
export function Notice({ tone, title, children }: { tone: Tone; title: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'failure' ? 'alert' : 'status'}>
      <span className="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { copyText } from '../../lib/copyText.ts';

/** Copies a text; `what` names it for a screen reader. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'failed');
  return (
    <button type="button" className="copy" onClick={() => void copy()} aria-label={`Copy ${what}`}>
      <span aria-live="polite">
        {outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Select and copy by hand' : 'Copy'}
      </span>
    </button>
  );
}

import { Link } from '@tanstack/react-router';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import type { Doing } from '../../../lib/account/doings.ts';
import { inWords } from '../../../lib/inWords.ts';
import { shortHex } from '../../../lib/shortHex.ts';

const STEPS = ['Signed', 'Submitted', 'Mined', 'In the ledger'] as const;
const REACHED: Record<Doing['stage'], number> = { signing: 0, submitted: 2, mined: 3, ended: 4 };

/** How far something has come, and what it became in the ledger. */
export function DoingSteps({ doing }: { doing: Doing }) {
  const { stage, failure, entries = [], transaction } = doing;
  if (failure !== undefined) {
    return (
      <Notice tone="failure" title="It came to nothing">
        <p>{failure}</p>
      </Notice>
    );
  }
  return (
    <>
      <ol className="doing-steps" aria-live="polite">
        {STEPS.map((step, index) => {
          const isReached = index < REACHED[stage];
          return (
            <li key={step} className={isReached ? 'reached' : undefined}>
              <span aria-hidden="true">{isReached ? '✓' : '○'}</span> {step}
              <span className="visually-hidden">{isReached ? ', done' : ', not yet'}</span>
            </li>
          );
        })}
      </ol>
      {transaction && (
        <p className="quiet-text">
          Transaction <code className="hex">{shortHex(transaction)}</code>{' '}
          <CopyButton text={transaction} what="the transaction’s hash" />
        </p>
      )}
      {entries.length > 0 && (
        <ul className="doing-entries">
          {entries.map(({ guild, number, kind }) => (
            <li key={number}>
              <Link to="/g/$guild/ledger/$number" params={{ guild, number }}>
                Entry {number}: {inWords(kind)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {stage === 'ended' && entries.length === 0 && <p>It is done. It is no entry of a guild’s ledger.</p>}
    </>
  );
}

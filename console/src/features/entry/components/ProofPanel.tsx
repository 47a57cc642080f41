import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Checked, CheckStep } from '../../../../../verify/proof/report.ts';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import type { Entry } from '../queries/entry.ts';
import { checkedEntryQuery } from '../queries/entryProof.ts';

const signs: Record<CheckStep['outcome'], [sign: string, meaning: string]> = {
  shown: ['✓', 'shown'],
  'not shown': ['–', 'not shown'],
  wrong: ['✕', 'wrong'],
};

function Claim({ step }: { step: CheckStep }) {
  const [sign, meaning] = signs[step.outcome];
  return (
    <li className={`claim claim-${meaning.replace(' ', '-')}`}>
      <span className="claim-sign" role="img" aria-label={meaning}>
        {sign}
      </span>
      <span>
        {step.claim}
        {step.reason !== undefined && <span className="claim-reason"> {step.reason}</span>}
      </span>
    </li>
  );
}

function Result({ checked }: { checked: Checked }) {
  return (
    <>
      {checked.holds ? (
        <p className="verdict verdict-good">✓ The proof holds: the entry is what the chain’s log says</p>
      ) : (
        <Notice tone="warning" title="The proof does NOT hold">
          <p>What this page shows of the entry is not what its proof shows. Do not rely on it.</p>
        </Notice>
      )}
      <ol className="claims">
        {checked.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and claims may repeat.
          <Claim key={index} step={step} />
        ))}
      </ol>
      <p>It stands on these blocks. Compare their hashes with a node or an explorer that you trust:</p>
      <dl className="facts">
        {checked.standsOn.map(({ number, hash }) => (
          <div key={hash} className="fact-hash">
            <dt>
              Block {formatCount(number)} <CopyButton text={hash} what={`the hash of block ${number}`} />
            </dt>
            <dd>
              <Hex value={hash} full />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Has this browser check the entry by its proof, step by step. */
export function ProofPanel({ entry }: { entry: Entry }) {
  const [isAsked, setAsked] = useState(false);
  const { data, error, isPending, refetch } = useQuery({ ...checkedEntryQuery(entry), enabled: isAsked });
  if (!isAsked) {
    return (
      <>
        <p>
          This browser can check that the entry follows from the chain: from the block’s header to the log, and from the
          log to the entry’s hash. It believes nothing that the gateway says.
        </p>
        <button type="button" onClick={() => setAsked(true)}>
          Verify here
        </button>
      </>
    );
  }
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (isPending) return <Notice tone="wait" title="Checking the proof" />;
  if (data === null) return <Notice tone="warning" title="The gateway has no proof of this entry" />;
  return <Result checked={data} />;
}

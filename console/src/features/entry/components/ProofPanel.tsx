import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { knownAs } from '../../../../../verify/proof/factoryNames.ts';
import type { Checked, CheckStep } from '../../../../../verify/proof/report.ts';
import type { Premise } from '../../../../../verify/proof/types.ts';
import { sourceOf, verdictOf } from '../../../../../verify/proof/verdict.ts';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { type Comparable, ToCompare } from '../../../components/ui/ToCompare.tsx';
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

function Verdict({ checked }: { checked: Checked }) {
  const { outcome } = checked;
  const verdict = verdictOf(checked);
  if (outcome === 'shown') return <p className="verdict verdict-good">✓ {verdict}</p>;
  if (outcome === 'shown in part') {
    return (
      <Notice tone="warning" title={verdict}>
        <p>They are the ones with a dash. Nothing contradicts them, and nothing shows them either.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="failure" title={verdict}>
      <p>What this page shows of the entry is not what its proof shows. Do not rely on it.</p>
    </Notice>
  );
}

function comparable(premise: Premise): Comparable {
  const { what, name, value } = premise;
  const known = what === 'factory' ? [`It is ${knownAs(value, FACTORY_NAMES)}.`] : [];
  return { name, value, notes: [`Compare it with ${sourceOf(premise)}.`, ...known] };
}

function Result({ checked }: { checked: Checked }) {
  return (
    <>
      <Verdict checked={checked} />
      <ol className="claims">
        {checked.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and claims may repeat.
          <Claim key={index} step={step} />
        ))}
      </ol>
      <p className="proof-note">
        It says nothing of category, actor, amount, postings and documents: the guild’s certificate, which is in the
        ledger’s tool bar, shows these by the same blocks, and <Link to="/verify">this browser verifies</Link> it.
      </p>
      <h3>What it stands on</h3>
      <p className="proof-note">
        No proof shows these, and the gateway’s word for them is none. Compare each with another source:
      </p>
      <ToCompare items={checked.standsOn.map(comparable)} />
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

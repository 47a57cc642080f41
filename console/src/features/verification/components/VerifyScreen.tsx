import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Notice } from '../../../components/ui/Notice.tsx';
import { type CheckState, useCheck } from '../useCheck.ts';
import '../verification.css';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { CheckProgress } from './CheckProgress.tsx';
import { CheckResult } from './CheckResult.tsx';
import { FileChooser } from './FileChooser.tsx';

type FieldProps = { label: string; value: string; onChange: (value: string) => void };

function Field({ label, value, onChange }: FieldProps) {
  return (
    <label>
      {label}
      <input
        value={value}
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function Refusal({ refused: { name, reason } }: { refused: NonNullable<CheckState['refused']> }) {
  return (
    <Notice tone="failure" title={name === '' ? 'NOT verified' : `NOT verified: ${name}`}>
      <p>{reason}</p>
    </Notice>
  );
}

/** Checks certificates that the reader has, in this browser, without asking anybody. */
export function VerifyScreen() {
  const { guild: asked = '' } = getRouteApi('/verify').useSearch();
  const { state, check, stop } = useCheck();
  const [guild, setGuild] = useState(asked);
  const [hash, setHash] = useState('');
  const { isRunning, progress, checked, refused } = state;
  const last = checked.at(-1);
  return (
    <div className="verify">
      <div className="screen-head">
        <div>
          <ScreenTitle>Verify a certificate</ScreenTitle>
          <p className="lead">
            A certificate holds the chain’s blocks and the ledger that follows from them. This browser works the ledger
            out anew and compares. The file stays here, and nobody is asked for anything.
          </p>
        </div>
      </div>
      <FileChooser onChoose={check} />
      <div className="expected">
        <Field label="Guild that you mean, if you know it" value={guild} onChange={setGuild} />
        <Field label="Hash of the certificate’s last block, from elsewhere" value={hash} onChange={setHash} />
      </div>
      {isRunning && <CheckProgress progress={progress} stop={stop} />}
      {refused && <Refusal refused={refused} />}
      {!isRunning && !refused && last && <CheckResult checked={checked} last={last} named={{ guild, hash }} />}
      <p className="quiet-text">
        The code that checks came with this page, from {window.location.host}. If you do not trust it, open this page at
        another gateway, or run <code>npm run verify -- --certificate FILE</code> in a copy of Guildhall’s source.
      </p>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type ActingAccount, actingAccount } from '../lib/account/account.ts';
import { useTestAccounts } from '../lib/account/testAccounts.ts';
import { useWaiting } from '../lib/account/useWaiting.ts';
import { type AnnouncedWallet, useWallets } from '../lib/account/wallets.ts';
import { checksummed } from '../lib/checksummed.ts';
import { shortHex } from '../lib/shortHex.ts';
import { visibly } from '../lib/visibly.ts';

/** Whom the reader acts as, and what waits for them. */
export function AccountMenu() {
  const account = actingAccount.use();
  const details = useRef<HTMLDetailsElement>(null);
  const choose = (chosen: ActingAccount | undefined) => {
    actingAccount.set(chosen);
    details.current?.removeAttribute('open');
  };
  return (
    <div className="account-menu">
      <WaitingBadge />
      <details ref={details} className="popover">
        <summary>{account ? <Chosen account={account} /> : 'Act as …'}</summary>
        <div className="popover-sheet">
          <Wallets onChoose={choose} />
          <TestAccounts onChoose={choose} />
          {account && (
            <button type="button" onClick={() => choose(undefined)}>
              Act as nobody
            </button>
          )}
        </div>
      </details>
    </div>
  );
}

function Chosen({ account }: { account: ActingAccount }) {
  return (
    <span>
      {account.kind === 'test' ? visibly(account.name) : 'Wallet'}{' '}
      <code className="hex">{shortHex(checksummed(account.address))}</code>
    </span>
  );
}

function WaitingBadge() {
  const waiting = useWaiting().data?.length ?? 0;
  const isActing = actingAccount.use() !== undefined;
  return (
    <Link to="/me" className="me-link">
      Me
      {isActing && waiting > 0 && (
        <span className="badge">
          {waiting}
          <span className="visually-hidden"> waiting for you</span>
        </span>
      )}
    </Link>
  );
}

type Choosing = { onChoose: (account: ActingAccount) => void };

function Wallets({ onChoose }: Choosing) {
  const wallets = useWallets();
  const [fault, setFault] = useState<string>();
  const connect = async ({ info, provider }: AnnouncedWallet) => {
    try {
      const [address] = (await provider.request({ method: 'eth_requestAccounts', params: [] })) as string[];
      if (!address) throw new Error('it offers no account');
      setFault(undefined);
      onChoose({ kind: 'wallet', address: address.toLowerCase(), wallet: info.rdns, name: info.name });
    } catch (error) {
      const why = (error as { code?: unknown }).code === 4001 ? 'it was refused there' : (error as Error).message;
      setFault(`${visibly(info.name)} was not connected: ${why}.`);
    }
  };
  return (
    <section aria-label="Wallets">
      <p className="popover-title">Wallets in this browser</p>
      {wallets.length === 0 && (
        <p className="quiet-text">None has announced itself. Install one, or reload the page.</p>
      )}
      {wallets.map((wallet) => (
        <button key={wallet.info.rdns} type="button" onClick={() => void connect(wallet)}>
          {wallet.info.icon?.startsWith('data:image/') && <img src={wallet.info.icon} alt="" width="16" height="16" />}{' '}
          {visibly(wallet.info.name)}
        </button>
      ))}
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
    </section>
  );
}

function TestAccounts({ onChoose }: Choosing) {
  const accounts = useTestAccounts();
  if (accounts.length === 0) return null;
  return (
    <section aria-label="Test accounts">
      <p className="popover-title">Test accounts of this local chain</p>
      <p className="quiet-text">Everybody knows their keys: never send them anything of worth.</p>
      {accounts.map(({ name, address }) => (
        <button key={address} type="button" onClick={() => onChoose({ kind: 'test', address, name })}>
          Act as {visibly(name)}
        </button>
      ))}
    </section>
  );
}

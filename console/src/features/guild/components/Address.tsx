import { Link } from '@tanstack/react-router';
import { blo } from 'blo';
import { type KeyboardEvent, type ReactNode, useContext, useState } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { checksummed } from '../../../lib/checksummed.ts';
import { shortHex } from '../../../lib/shortHex.ts';
import { GuildContext } from '../useGuild.ts';
import { useIdentity } from '../useIdentity.ts';
import { AddressCard } from './AddressCard.tsx';

/**
 * An account: its picture, its name if it has one, and always its address. Leads to what it did; pointed at, it says what is
 * known of it.
 *
 * @param props.isWhole - Whether to show the whole address, with a button that copies it.
 */
export function Address({ address, isWhole = false }: { address: string; isWhole?: boolean }) {
  const { name, isYou } = useIdentity(address);
  const whole = checksummed(address);
  return (
    <WithCard address={address}>
      <ToItsEntries address={address}>
        <img src={blo(address as `0x${string}`)} alt="" width="16" height="16" />
        {name && <span className="account-name">{name}</span>}
        <code className={isWhole ? 'hex hex-full' : 'hex'}>{isWhole ? whole : shortHex(whole)}</code>
        {isYou && <span className="chip-you">you</span>}
      </ToItsEntries>
      {isWhole && <CopyButton text={whole} what={`the address ${name ?? whole}`} />}
    </WithCard>
  );
}

/** Outside a guild there is no list of what an account did. */
function ToItsEntries({ address, children }: { address: string; children: ReactNode }) {
  const guild = useContext(GuildContext);
  if (!guild) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its card opens for whoever comes by the keyboard.
      <span className="account-face" tabIndex={0}>
        {children}
      </span>
    );
  }
  return (
    <Link className="account-face" to="/g/$guild/ledger" params={{ guild: guild.id }} search={{ actor: address }}>
      {children}
    </Link>
  );
}

/** Opens the card of an address while it is pointed at or has the focus; Escape closes it. */
function WithCard({ address, children }: { address: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const close = ({ key }: KeyboardEvent) => key === 'Escape' && setOpen(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be done is in the link and the card within.
    <span
      className="account"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}
      onKeyDown={close}
    >
      {children}
      {isOpen && <AddressCard address={address} />}
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import type { AccountCardQuery } from '../../../generated/operations.ts';
import { checksummed } from '../../../lib/checksummed.ts';
import { inWords } from '../../../lib/inWords.ts';
import { nameAccount } from '../../../lib/names/addressBook.ts';
import { useEnsName } from '../../../lib/names/useEnsName.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { visibly } from '../../../lib/visibly.ts';
import { accountCardDocument } from '../queries/accountCard.ts';
import { GuildContext } from '../useGuild.ts';
import { useIdentity } from '../useIdentity.ts';

/** What is known of an address: shown while it is pointed at or has the focus. */
export function AddressCard({ address }: { address: string }) {
  const { name, what, isYou } = useIdentity(address);
  const guild = useContext(GuildContext);
  const ens = useEnsName(address, true);
  const whole = checksummed(address);
  return (
    <span className="address-card">
      {name && <strong>{name}</strong>}
      {isYou && <span className="chip-you">you</span>}
      <code className="hex hex-full">{whole}</code>
      {ens && <span>ENS: {visibly(ens)}</span>}
      {what && <span className="quiet-text">{what}</span>}
      {guild && <Standing guild={guild.id} address={address} />}
      <span className="address-card-links">
        <CopyButton text={whole} what={`the address ${name ?? whole}`} />
        {guild && (
          <Link to="/g/$guild/ledger" params={{ guild: guild.id }} search={{ actor: address }}>
            What it did
          </Link>
        )}
        <NameButton address={address} name={name} />
      </span>
    </span>
  );
}

function NameButton({ address, name }: { address: string; name: string | undefined }) {
  const ask = () => {
    const given = window.prompt(
      'Its name in your address book, which stays in this browser. Empty for none.',
      name ?? '',
    );
    if (given !== null) nameAccount(address, given);
  };
  return (
    <button type="button" className="copy" onClick={ask}>
      Name it
    </button>
  );
}

function Standing({ guild, address }: { guild: string; address: string }) {
  const { data } = useAnswer(accountCardDocument, { guild, account: address });
  if (!data) return null;
  const told = standingOf(data);
  return (
    <span className="quiet-text">
      {told.length > 0 ? `${told.join(', ')} of this guild` : 'No part in this guild yet'}
    </span>
  );
}

function standingOf({ members, roleGrants, projects, milestones }: AccountCardQuery): string[] {
  const roles = roleGrants.map(({ role }) =>
    role.label ? inWords(visibly(role.label)) : `Role ${BigInt(role.number)}`,
  );
  return [
    ...(members.length > 0 ? ['Member'] : []),
    ...roles,
    ...(projects.length > 0 ? ['Client'] : []),
    ...(milestones.length > 0 ? ['Contributor'] : []),
  ];
}

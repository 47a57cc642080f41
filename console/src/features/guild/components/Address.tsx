import { Link } from '@tanstack/react-router';
import { blo } from 'blo';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { checksummed } from '../../../lib/checksummed.ts';
import { inWords } from '../../../lib/inWords.ts';
import { shortHex } from '../../../lib/shortHex.ts';
import { useGuild } from '../useGuild.ts';

/** What an address is called: the name of the guild’s contract that it is; undefined for others. */
function useName(address: string): string | undefined {
  const { contracts } = useGuild();
  const role = contracts.find((contract) => contract.address === address)?.role;
  return role && inWords(role);
}

/**
 * An account: its picture, its name with its address, or its address. Leads to what it did.
 *
 * @param props.isWhole - Whether to show the whole address, with a button that copies it.
 */
export function Address({ address, isWhole = false }: { address: string; isWhole?: boolean }) {
  const guild = useGuild().id;
  const name = useName(address);
  const whole = checksummed(address);
  return (
    <span className="account">
      <Link to="/g/$guild/ledger" params={{ guild }} search={{ actor: address }} title={`${whole}: show what it did`}>
        <img src={blo(address as `0x${string}`)} alt="" width="16" height="16" />
        {name && <span className="account-name">{name}</span>}
        <code className="hex">{isWhole ? whole : shortHex(whole)}</code>
      </Link>
      {isWhole && <CopyButton text={whole} what={`the address ${name ?? whole}`} />}
    </span>
  );
}

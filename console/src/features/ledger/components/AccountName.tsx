import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { shortHex } from '../../../lib/shortHex.ts';
import { guildDirectoryQuery } from '../queries/guildDirectory.ts';

/** A colour by which the eye tells two addresses apart; their digits say the same. */
const colourOf = (address: string): string => `hsl(${(BigInt(address) % 997n) % 360n} 45% 55%)`;

/** An account of a guild: the name of the guild's contract that it is, or its address. Leads to what it did. */
export function AccountName({ guild, address }: { guild: string; address: string }) {
  const { data } = useQuery(guildDirectoryQuery(guild));
  const name = data?.contractNames.get(address);
  return (
    <Link
      to="/"
      search={{ guild, actor: address }}
      className="account"
      title={`${address}: show what it did`}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      <span className="swatch" style={{ background: colourOf(address) }} aria-hidden="true" />
      {name ?? <code className="hex">{shortHex(address)}</code>}
    </Link>
  );
}

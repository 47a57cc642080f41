import { Link } from '@tanstack/react-router';
import { inWords } from '../../../lib/inWords.ts';
import { useGuild } from '../../guild/useGuild.ts';

/** Link to a ledger account, by what it is called. The period is kept. */
export function AccountLink({ account }: { account: { id: string; code: string } }) {
  const guild = useGuild().id;
  return (
    <Link to="/g/$guild/books/accounts/$account" params={{ guild, account: account.id }}>
      {inWords(account.code)}
    </Link>
  );
}

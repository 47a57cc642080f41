import { Link } from '@tanstack/react-router';
import { symbolOf } from '../../../lib/symbolOf.ts';
import { Address } from '../../guild/components/Address.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { classes, codes } from '../chartOfAccounts.ts';
import type { StatedAccount } from '../counterparts.ts';
import { projectOf } from '../holderText.ts';
import { Holder } from './Holder.tsx';

/** What an account is, and whom or what it is kept for. */
export function AccountFacts({ account }: { account: StatedAccount['account'] }) {
  const guild = useGuild().id;
  const { code, class: kind, holder, token } = account;
  const isPerson = projectOf(holder) === undefined && holder !== guild;
  return (
    <dl className="account-facts">
      <div>
        <dt>What it is</dt>
        <dd>
          {classes[kind].name}: {codes[code].meaning}
        </dd>
      </div>
      <div>
        <dt>Kept for</dt>
        <dd>
          <Holder holder={holder} isWhole />
        </dd>
      </div>
      <div>
        <dt>Token</dt>
        <dd>
          <bdi>{symbolOf(token)}</bdi> <Address address={token.id} />
        </dd>
      </div>
      {isPerson && kind !== 'ASSET' && (
        <div className="no-print">
          <dt>All of theirs</dt>
          <dd>
            <Link to="/g/$guild/books/statement" params={{ guild }} search={(search) => ({ ...search, holder })}>
              Statement for them, to print
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

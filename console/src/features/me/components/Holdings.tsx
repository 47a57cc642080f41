import { Link } from '@tanstack/react-router';
import { DataTable } from '../../../components/data/DataTable.tsx';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import type { MeQuery } from '../../../generated/operations.ts';
import { decimalAmount } from '../../../lib/decimalAmount.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { Token } from '../../../lib/token.ts';
import { visibly } from '../../../lib/visibly.ts';
import { Address } from '../../guild/components/Address.tsx';

type Props = { me: MeQuery; address: string };

/** What the account has in each guild: credits, votes, delegation and roles. */
export function Holdings({ me, address }: Props) {
  return (
    <section aria-labelledby="holdings" className="me-part">
      <h2 id="holdings">What I have</h2>
      <Credits credits={me.creditBalances} address={address} />
      <Votes members={me.members} address={address} />
      <Roles grants={me.roleGrants} />
    </section>
  );
}

function Credits({ credits, address }: { credits: MeQuery['creditBalances']; address: string }) {
  return (
    <DataTable
      caption="Credits in escrow"
      rows={credits}
      keyOf={({ guild, token }) => guild.id + token.id}
      empty="No guild owes you anything."
      file="credits"
      columns={[
        {
          title: 'Guild',
          cell: ({ guild }) => <ForeignText>{guild.name}</ForeignText>,
          value: ({ guild }) => guild.name,
        },
        {
          title: 'Credit',
          cell: ({ balance, token }) => <Amount value={balance} token={token as Token} />,
          value: ({ balance, token }) => decimalAmount(balance, token.decimals),
          isNumeric: true,
        },
        { title: 'Token', cell: ({ token }) => symbolOf(token), value: ({ token }) => token.symbol },
        {
          title: 'Withdraw',
          cell: ({ held, guild, token }) =>
            held ? (
              'held by the compliance officer'
            ) : (
              <Link
                to="/g/$guild/act/$action"
                params={{ guild: guild.id, action: 'withdraw' }}
                search={{ with: { token: token.id, to: address } }}
              >
                Withdraw
              </Link>
            ),
          value: ({ held }) => (held ? 'held' : ''),
        },
      ]}
    />
  );
}

function Votes({ members, address }: { members: MeQuery['members']; address: string }) {
  return (
    <DataTable
      caption="Votes"
      rows={members}
      keyOf={({ guild }) => guild.id}
      empty="You are a member of no guild."
      file="votes"
      columns={[
        {
          title: 'Guild',
          cell: ({ guild }) => <ForeignText>{guild.name}</ForeignText>,
          value: ({ guild }) => guild.name,
        },
        {
          title: 'Guild tokens',
          cell: ({ balance, guild }) => <Amount value={balance} token={guild.token as Token} />,
          value: ({ balance, guild }) => decimalAmount(balance, guild.token.decimals),
          isNumeric: true,
        },
        {
          title: 'Votes you cast',
          cell: ({ votingPower, guild }) => formatAmount(votingPower, guild.token.decimals),
          value: ({ votingPower, guild }) => decimalAmount(votingPower, guild.token.decimals),
          isNumeric: true,
        },
        {
          title: 'Your tokens vote by',
          cell: ({ delegate }) => <Delegate delegate={delegate?.id} own={address} />,
          value: ({ delegate }) => delegate?.id ?? address,
        },
        {
          title: 'Delegate',
          cell: ({ guild }) => (
            <Link to="/g/$guild/act/$action" params={{ guild: guild.id, action: 'delegate' }}>
              Change
            </Link>
          ),
          value: () => '',
        },
      ]}
    />
  );
}

function Delegate({ delegate, own }: { delegate: string | undefined; own: string }) {
  return delegate === undefined || delegate === own ? 'yourself' : <Address address={delegate} />;
}

function Roles({ grants }: { grants: MeQuery['roleGrants'] }) {
  const named = ({ role }: MeQuery['roleGrants'][number]) =>
    role.label ? inWords(visibly(role.label)) : `Role ${role.number} of ${inWords(role.contract.role).toLowerCase()}`;
  return (
    <DataTable
      caption="Roles"
      rows={grants}
      keyOf={({ guild, role }) => guild.id + role.number + role.contract.role}
      empty="You have no role."
      file="roles"
      columns={[
        {
          title: 'Guild',
          cell: ({ guild }) => <ForeignText>{guild.name}</ForeignText>,
          value: ({ guild }) => guild.name,
        },
        { title: 'Role', cell: named, value: named },
      ]}
    />
  );
}

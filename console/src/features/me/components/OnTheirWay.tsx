import { Link } from '@tanstack/react-router';
import { DataTable } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import type { MeQuery } from '../../../generated/operations.ts';
import { actingAccount } from '../../../lib/account/account.ts';
import { type Doing, doings, forget } from '../../../lib/account/doings.ts';
import { inWords } from '../../../lib/inWords.ts';
import { DoingSteps } from '../../guild/components/DoingSteps.tsx';

type Request = MeQuery['relayRequests']['edges'][number]['node'];

/** What the reader has begun in this browser, and what the relay has had of this account from anywhere. */
export function OnTheirWay({ requests }: { requests: readonly Request[] }) {
  const account = actingAccount.use()?.address;
  const own = doings.use().filter((doing) => doing.account === account);
  return (
    <section aria-labelledby="under-way" className="me-part">
      <h2 id="under-way">On their way</h2>
      {own.length === 0 && <p className="quiet-text">Nothing was begun in this browser.</p>}
      <ul className="doings">
        {own.map((doing) => (
          <DoingItem key={doing.key} doing={doing} />
        ))}
      </ul>
      <details>
        <summary>The last requests of this account at the relay</summary>
        <Requests requests={requests} />
      </details>
    </section>
  );
}

function DoingItem({ doing }: { doing: Doing }) {
  return (
    <li>
      <strong>
        <ForeignText>{doing.summary}</ForeignText>
      </strong>{' '}
      <span className="quiet-text">
        <Time seconds={Math.floor(doing.at / 1_000)} />
      </span>
      {doing.stage === 'signing' ? (
        <p>Begun, and not known to be signed. If your wallet does not show it, begin again.</p>
      ) : (
        <DoingSteps doing={doing} />
      )}
      {(doing.stage === 'ended' || doing.stage === 'signing') && (
        <button type="button" className="copy" onClick={() => forget(doing.key)}>
          Take it off this list
        </button>
      )}
    </li>
  );
}

function Requests({ requests }: { requests: readonly Request[] }) {
  return (
    <DataTable
      caption="The newest twenty"
      rows={requests}
      keyOf={({ id }) => id}
      empty="There are none."
      file="relay-requests"
      columns={[
        {
          title: 'Submitted',
          cell: ({ createdAt }) => <Time seconds={createdAt} />,
          value: ({ createdAt }) => new Date(Number(createdAt) * 1_000).toISOString(),
        },
        {
          title: 'State',
          cell: ({ status, failure }) => (failure ? failure.message : inWords(status)),
          value: ({ status }) => status,
        },
        {
          title: 'In the ledger',
          cell: ({ entries }) =>
            entries.map(({ number, kind, guild }) => (
              <span key={String(number)}>
                <Link to="/g/$guild/ledger/$number" params={{ guild: guild.id, number: String(number) }}>
                  {String(number)}: {inWords(kind)}
                </Link>{' '}
              </span>
            )),
          value: ({ entries }) => entries.map(({ number }) => number).join(' '),
        },
      ]}
    />
  );
}

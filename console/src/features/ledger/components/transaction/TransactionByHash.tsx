import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Answered } from '../../../../components/ui/Answered.tsx';
import { ForeignText } from '../../../../components/ui/ForeignText.tsx';
import { ScreenTitle } from '../../../../components/ui/ScreenTitle.tsx';
import { useAnswer } from '../../../../lib/useAnswer.ts';
import { transactionGuildsDocument } from '../../queries/transaction.ts';
import { NoTransaction } from './NoTransaction.tsx';

/** Leads from a transaction's hash to the guild in whose ledger it has written; where there are several, to choose from. */
export function TransactionByHash() {
  const { hash } = getRouteApi('/tx/$hash').useParams();
  const isHash = /^0x[0-9a-f]{64}$/i.test(hash);
  const answer = useAnswer(transactionGuildsDocument, { hash: hash.toLowerCase() }, { isEnabled: isHash });
  if (!isHash) return <NoTransaction isHash={false} />;
  return (
    <Answered answer={answer} waitsFor="Looking for the transaction" isScreen>
      {({ ledgerEntries }) => {
        const guilds = [...new Map(ledgerEntries.map(({ guild }) => [guild.id, guild])).values()];
        const [first, second] = guilds;
        if (!first) return <NoTransaction isHash />;
        if (!second) return <Navigate to="/g/$guild/tx/$hash" params={{ guild: first.id, hash }} replace />;
        return (
          <>
            <ScreenTitle>A transaction of several guilds</ScreenTitle>
            <ul>
              {guilds.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/g/$guild/tx/$hash" params={{ guild: id, hash }}>
                    <ForeignText>{name}</ForeignText>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}

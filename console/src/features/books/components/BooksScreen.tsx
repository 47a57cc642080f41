import { Answered } from '../../../components/ui/Answered.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { periodBalances } from '../periodBalances.ts';
import { useTrialBalance } from '../useTrialBalance.ts';
import { AccountsFile } from './AccountsFile.tsx';
import { BooksHead } from './BooksHead.tsx';
import { HowToRead } from './HowToRead.tsx';
import { PeriodName, PeriodScreen } from './PeriodScreen.tsx';
import { StandsOn } from './StandsOn.tsx';
import { TokenBooks } from './TokenBooks.tsx';

function Balances({ period }: { period: BooksPeriod }) {
  return (
    <Answered answer={useTrialBalance(period)} waitsFor="Adding up the accounts">
      {(answer) => (
        <>
          {periodBalances(answer).map((of) => (
            <TokenBooks key={of.token.id} of={of} period={period} />
          ))}
          {answer.closing?.tokens.length === 0 && <p className="quiet-text">Nothing has been booked yet.</p>}
          {answer.closing && <StandsOn block={answer.closing.block} head={answer.guild?.head} />}
        </>
      )}
    </Answered>
  );
}

/** The trial balance of a guild's books: every account before, during and after a period. */
export function BooksScreen() {
  const { name } = useGuild();
  return (
    <>
      <BooksHead title="Books">
        What <bdi>{name}</bdi> holds, owes, earned and spent, <PeriodName />.
      </BooksHead>
      <PeriodScreen>
        {(period) => (
          <>
            <div className="books-tools">
              <HowToRead />
              <AccountsFile period={period} />
            </div>
            <Balances period={period} />
          </>
        )}
      </PeriodScreen>
    </>
  );
}

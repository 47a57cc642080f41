import { Answered } from '../../../components/ui/Answered.tsx';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { periodBalances } from '../periodBalances.ts';
import { useTrialBalance } from '../useTrialBalance.ts';
import { BalanceLines } from './BalanceLines.tsx';
import { ControlTotals } from './ControlTotals.tsx';
import { IncomeLines } from './IncomeLines.tsx';
import { StandsOn } from './StandsOn.tsx';

/** Income and spending of a guild in a period, what it holds and owes at its end, and that the books add up. */
export function GuildStatement({ period }: { period: BooksPeriod }) {
  return (
    <Answered answer={useTrialBalance(period)} waitsFor="Adding up the accounts">
      {(answer) => (
        <>
          {periodBalances(answer).map((of) => (
            <section key={of.token.id} className="statement-token">
              <h2>
                <bdi>{symbolOf(of.token)}</bdi> <code className="hex hex-full">{of.token.id}</code>
              </h2>
              <IncomeLines of={of} />
              <BalanceLines of={of} />
              <ControlTotals of={of} />
            </section>
          ))}
          {answer.closing?.tokens.length === 0 && <p className="quiet-text">Nothing has been booked yet.</p>}
          {answer.closing && <StandsOn block={answer.closing.block} head={answer.guild?.head} />}
        </>
      )}
    </Answered>
  );
}

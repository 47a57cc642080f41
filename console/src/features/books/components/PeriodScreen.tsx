import type { ReactNode } from 'react';
import { Answered } from '../../../components/ui/Answered.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { usePeriod, usePeriodSearch } from '../usePeriod.ts';
import { PeriodPicker } from './PeriodPicker.tsx';

/** What the address calls the period, for a person: in days, or in blocks. */
export function PeriodName() {
  const { from, to } = usePeriodSearch();
  const asOf = useAsOf();
  const name = (value: string | number) => (typeof value === 'number' ? `block ${formatCount(value)}` : value);
  return (
    <>
      {from === undefined ? 'from the first entry' : `from ${name(from)}`}{' '}
      {to === undefined ? (asOf === undefined ? 'until now' : `to ${name(asOf)}`) : `to ${name(to)}`}
    </>
  );
}

type Props = {
  /** Whether what stands on the period shows its choice, in a place of its own. */
  hasOwnPicker?: boolean;
  children: (period: BooksPeriod) => ReactNode;
};

/** What stands on a period: its choice, and the answer for its blocks. */
export function PeriodScreen({ hasOwnPicker = false, children }: Props) {
  return (
    <Answered answer={usePeriod()} waitsFor="Looking for the period’s blocks">
      {(period) => (
        <>
          {!(hasOwnPicker && period) && <PeriodPicker period={period} />}
          {period?.isUnfinished && (
            <Notice tone="warning" title="This period is not over">
              <p>These are the books up to block {formatCount(period.last)}; more may be booked on its last day.</p>
            </Notice>
          )}
          {period ? (
            children(period)
          ) : (
            <Notice tone="empty" title="No block of the guild’s books lies in this period">
              <p>Choose another period, or everything. Nothing later than the block that is looked at is shown.</p>
            </Notice>
          )}
        </>
      )}
    </Answered>
  );
}

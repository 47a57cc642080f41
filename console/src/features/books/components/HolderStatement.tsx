import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/data/DataTable.tsx';
import { Answered } from '../../../components/ui/Answered.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useGuild } from '../../guild/useGuild.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { holderStatement } from '../holderStatement.ts';
import { holderAccountColumns, holderPostingColumns } from './holderColumns.tsx';
import { StandsOn } from './StandsOn.tsx';

/** All that was booked for an account in a period: what the guild held for it and owed to it, and each movement. */
export function HolderStatement({ holder, period }: { holder: string; period: BooksPeriod }) {
  const guild = useGuild().id;
  const answer = useQuery({
    queryKey: ['answer', 'holder', guild, holder, period],
    queryFn: ({ signal }) => holderStatement({ guild, holder }, period, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered answer={answer} waitsFor="Reading what was booked for them">
      {({ at, accounts, postings }) => (
        <>
          <DataTable
            caption="What the guild held for them, owed to them and paid them"
            columns={holderAccountColumns}
            rows={accounts}
            keyOf={({ id }) => id}
            empty="The books have no account that is kept for this address, or for a project that it is the client of."
            file={`balances-${holder}`}
          />
          {accounts.length > 0 && (
            <DataTable
              caption={`Each movement in the period: ${formatCount(postings.length)}`}
              columns={holderPostingColumns}
              rows={postings}
              keyOf={({ id }) => id}
              empty="Nothing was booked for them in this period."
              file={`movements-${holder}`}
            />
          )}
          {at.reconciliation && <StandsOn block={at.reconciliation.block} head={at.guild?.head} />}
        </>
      )}
    </Answered>
  );
}

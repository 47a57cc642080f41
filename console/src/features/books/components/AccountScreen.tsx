import { getRouteApi } from '@tanstack/react-router';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { inWords } from '../../../lib/inWords.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import { useGuild } from '../../guild/useGuild.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { useAccountStatement } from '../useAccountStatement.ts';
import { AccountFacts } from './AccountFacts.tsx';
import { AccountTotals } from './AccountTotals.tsx';
import { BooksHead } from './BooksHead.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { PeriodName, PeriodScreen } from './PeriodScreen.tsx';
import { PostingList } from './PostingList.tsx';
import { PrintButton } from './PrintButton.tsx';
import { StandsOn } from './StandsOn.tsx';

function NoAccount({ period }: { period: BooksPeriod }) {
  return (
    <>
      <BooksHead title="No such account">The books of this guild had no account with this id in the period.</BooksHead>
      <PeriodPicker period={period} />
      <Notice tone="empty" title="There is no such account">
        <p>Choose a later period, or one of the accounts of the trial balance.</p>
      </Notice>
    </>
  );
}

function Statement({ account: id, period }: { account: string; period: BooksPeriod }) {
  const guild = useGuild().id;
  const answer = useAccountStatement(id, period);
  const [first] = answer.data?.pages ?? [];
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} isScreen={!first} />;
  if (!first) return <Notice tone="wait" title="Reading the account" />;
  const { statement, guild: atEnd } = first;
  if (!statement || statement.account.guild.id !== guild) return <NoAccount period={period} />;
  const { account } = statement;
  const postings = answer.data?.pages.flatMap((page) => page.statement?.movements.edges ?? []) ?? [];
  return (
    <>
      <BooksHead title={`${inWords(account.code)} in ${symbolOf(account.token)}`}>
        Statement of one account, <PeriodName />.
      </BooksHead>
      <AccountFacts account={account} />
      <PeriodPicker period={period} />
      <AccountTotals of={statement} token={account.token} />
      <PrintButton />
      <PostingList
        account={account}
        postings={postings.map(({ node }) => node)}
        hasMore={answer.hasNextPage}
        readMore={answer.fetchNextPage}
      />
      <StandsOn block={statement.to} head={atEnd?.head} />
    </>
  );
}

/** The statement of one account of the books in a period, posting by posting. */
export function AccountScreen() {
  const { account } = getRouteApi('/g/$guild/books/accounts/$account').useParams();
  return (
    <PeriodScreen hasOwnPicker>
      {(period) => <Statement key={account} account={account} period={period} />}
    </PeriodScreen>
  );
}

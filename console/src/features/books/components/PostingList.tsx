import { useState } from 'react';
import { DataTable } from '../../../components/data/DataTable.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { StatedAccount, StatedPosting } from '../counterparts.ts';
import { postingColumns } from './postingColumns.tsx';

type Props = {
  account: StatedAccount['account'];
  postings: StatedPosting[];
  hasMore: boolean;
  /** Reads the next page; tells whether another follows. */
  readMore: () => Promise<{ hasNextPage: boolean }>;
};

function More({ count, readMore }: { count: number; readMore: Props['readMore'] }) {
  const [isReading, setReading] = useState(false);
  const readAll = async () => {
    setReading(true);
    while ((await readMore()).hasNextPage);
    setReading(false);
  };
  return (
    <p className="more">
      The first {formatCount(count)} postings are shown; more follow.{' '}
      <span className="no-print">
        <button type="button" disabled={isReading} onClick={() => void readMore()}>
          Show more
        </button>{' '}
        <button type="button" disabled={isReading} onClick={() => void readAll()}>
          {isReading ? 'Reading' : 'Show all'}
        </button>
      </span>
    </p>
  );
}

/** The postings of an account in a period; the file has those that are shown. */
export function PostingList({ account, postings, hasMore, readMore }: Props) {
  return (
    <>
      <DataTable
        caption={
          hasMore ? `First ${formatCount(postings.length)} postings` : `Postings: ${formatCount(postings.length)}`
        }
        columns={postingColumns(account)}
        rows={postings}
        keyOf={({ id }) => id}
        empty="Nothing was posted to this account in the period."
        file={`${account.code.toLowerCase()}-${symbolOf(account.token)}`}
      />
      {hasMore && <More count={postings.length} readMore={readMore} />}
    </>
  );
}

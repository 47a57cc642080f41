import { formatCount } from '../../../lib/formatCount.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { entriesWhere } from '../entriesWhere.ts';
import type { LedgerSearch } from '../ledgerSearch.ts';
import { foldedEntriesDocument, MOST_COUNTED } from '../queries/newer.ts';
import type { Apply } from './filters/useApply.ts';

type Props = { guild: string; search: LedgerSearch; apply: Apply };

/** How many technical entries the list leaves out, and the way to see them, or to leave them out again. */
export function FoldedNotice({ guild, search, apply }: Props) {
  const isFolding = search.kind === undefined && search.all === undefined;
  const where = entriesWhere(guild, search, 'folded');
  const { data } = useAnswer(foldedEntriesDocument, { where }, { isEnabled: isFolding });
  if (search.kind === undefined && search.all) {
    return (
      <p className="folded">
        Technical entries are shown too.{' '}
        <button type="button" className="quiet" onClick={() => apply({ all: undefined })}>
          Fold them
        </button>
      </p>
    );
  }
  const count = data?.ledgerEntries.length ?? 0;
  if (!isFolding || count === 0) return null;
  return (
    <p className="folded">
      {formatCount(count)}
      {count === MOST_COUNTED && ' or more'} technical {count === 1 ? 'entry is' : 'entries are'} folded: counts of
      votes that follow from transfers, and what contracts note of themselves.{' '}
      <button type="button" className="quiet" onClick={() => apply({ all: true })}>
        Show them
      </button>
    </p>
  );
}

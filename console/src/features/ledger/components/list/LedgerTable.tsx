import { useEffect, useRef } from 'react';
import type { LedgerLine } from '../../queries/rows.ts';
import { EntryLine } from './EntryLine.tsx';
import { Heads } from './Heads.tsx';
import { useRows } from './useRows.ts';

/** Lines before the last one at which more are read. */
const EARLY = 30;

type Props = {
  guild: string;
  /** Names the list, to come back to the same place in it. */
  list: string;
  lines: readonly LedgerLine[];
  /** Entries with a higher number are marked as new. */
  seenUpTo: bigint | undefined;
  caption: string;
  hasMore: boolean;
  /** Whether something of the list is being read. */
  isReading: boolean;
  readMore: () => void;
  /** Id of the line to stay at when others come before it; undefined to stay where one is. */
  anchor: string | undefined;
};

const isFirstOf = (lines: readonly LedgerLine[], index: number) =>
  lines[index - 1]?.transactionHash !== lines[index]?.transactionHash;

/** Takes up the room of lines that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap" style={{ height }}>
      <td colSpan={5} />
    </tr>
  );
}

/** Entries as a table, those of a transaction together. Only what is seen is drawn; more is read as one comes to the end. */
export function LedgerTable({ guild, list, lines, seenUpTo, caption, hasMore, isReading, readMore, anchor }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useRows(list, lines, body);
  const items = rows.getVirtualItems();
  const [first, last] = [items.at(0), items.at(-1)];
  const isNearEnd = last !== undefined && last.index >= lines.length - EARLY;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new length may need another page.
  useEffect(() => {
    if (isNearEnd && hasMore && !isReading) readMore();
  }, [isNearEnd, hasMore, isReading, lines.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines have come before it.
  useEffect(() => {
    const index = lines.findIndex(({ id }) => id === anchor);
    if (index > 0) rows.scrollToIndex(index, { align: 'start' });
  }, [anchor, lines[0]?.id]);
  const margin = rows.options.scrollMargin;
  return (
    <table className="ledger" aria-rowcount={hasMore ? -1 : lines.length + 1}>
      <caption className="visually-hidden">{caption}</caption>
      <Heads />
      <tbody ref={body}>
        <Gap height={(first?.start ?? margin) - margin} />
        {items.map(({ index, key }) => {
          const line = lines[index];
          if (!line) return null;
          const isFirst = isFirstOf(lines, index);
          const isNew = seenUpTo !== undefined && line.number > seenUpTo;
          return (
            <tr
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-rowindex={index + 2}
              className={[isFirst ? 'line-first' : 'line-more', isNew ? 'row-new' : ''].join(' ')}
            >
              <EntryLine guild={guild} line={line} isFirst={isFirst || index === first?.index} />
            </tr>
          );
        })}
        <Gap height={rows.getTotalSize() - ((last?.end ?? margin) - margin)} />
      </tbody>
    </table>
  );
}

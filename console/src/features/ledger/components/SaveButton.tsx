import { useRef, useState } from 'react';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';
import { useGuild } from '../../guild/useGuild.ts';
import type { LedgerSearch } from '../ledgerSearch.ts';
import { saveView } from '../saveView.ts';

/** Saves all entries of the view as CSV, read at one block, and says how far it is. */
export function SaveButton({ search }: { search: LedgerSearch }) {
  const { id } = useGuild();
  const asOf = useAsOf();
  const running = useRef<AbortController>(undefined);
  const [count, setCount] = useState<number>();
  const [said, setSaid] = useState('');
  const save = async () => {
    const controller = new AbortController();
    running.current = controller;
    setCount(0);
    setSaid('');
    try {
      const all = await saveView(id, search, { asOf, onProgress: setCount, signal: controller.signal });
      setSaid(`${formatCount(all)} ${all === 1 ? 'entry' : 'entries'} saved`);
    } catch (error) {
      setSaid(controller.signal.aborted ? 'Not saved' : `Not saved: ${error instanceof Error ? error.message : error}`);
    } finally {
      setCount(undefined);
    }
  };
  return (
    <span className="save-view">
      {count === undefined ? (
        <button
          type="button"
          onClick={() => void save()}
          title="All entries of this view, not only those on the screen"
        >
          Save as CSV
        </button>
      ) : (
        <button type="button" onClick={() => running.current?.abort()}>
          Stop
        </button>
      )}
      <span role="status" className="quiet-text">
        {count === undefined ? said : `${formatCount(count)} entries read`}
      </span>
    </span>
  );
}

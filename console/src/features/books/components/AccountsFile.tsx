import { useState } from 'react';
import { toCsv } from '../../../lib/csv.ts';
import { saveFile } from '../../../lib/saveFile.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { accountColumns } from '../accountColumns.ts';
import { allAccounts } from '../accountPages.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';

/** Saves every account of the books in a period as a file. */
export function AccountsFile({ period }: { period: BooksPeriod }) {
  const guild = useGuild().id;
  const [state, setState] = useState<'ready' | 'reading' | Error>('ready');
  const save = async () => {
    setState('reading');
    try {
      const rows = (await allAccounts({ guild }, period)).map((row) => accountColumns.map(({ value }) => value(row)));
      const titles = accountColumns.map(({ title }) => title);
      saveFile(`books-blocks-${period.first}-${period.last}.csv`, 'text/csv', toCsv([titles, ...rows]));
      setState('ready');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <div className="no-print">
      <button type="button" disabled={state === 'reading'} onClick={() => void save()}>
        {state === 'reading' ? 'Reading every account' : 'Every account as CSV'}
      </button>
      {state instanceof Error && (
        <p role="alert" className="field-fault">
          There is no file: {state.message} Try again.
        </p>
      )}
    </div>
  );
}

import { toCsv } from '../../lib/csv.ts';
import { saveFile } from '../../lib/saveFile.ts';
import type { Column } from './DataTable.tsx';

type Props<Row> = { file: string; columns: readonly Column<Row>[]; rows: readonly Row[] };

/** Saves rows as a CSV file. */
export function CsvButton<Row>({ file, columns, rows }: Props<Row>) {
  const save = () => {
    const lines = rows.map((row) => columns.map(({ value }) => value(row)));
    saveFile(`${file}.csv`, 'text/csv', toCsv([columns.map(({ title }) => title), ...lines]));
  };
  return (
    <button type="button" className="copy" onClick={save} aria-label={`Save ${file} as CSV`}>
      CSV
    </button>
  );
}

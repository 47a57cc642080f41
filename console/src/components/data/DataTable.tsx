import type { ReactNode } from 'react';
import type { CsvValue } from '../../lib/csv.ts';
import { CsvButton } from './CsvButton.tsx';

/** A column of a table, and of the file made of it. */
export type Column<Row> = {
  /** Its heading, which names the column of the file too. */
  title: string;
  /** What a cell shows. */
  cell: (row: Row) => ReactNode;
  /** What the file holds: amounts in whole units, times in ISO 8601, whole addresses. */
  value: (row: Row) => CsvValue;
  /** Whether it holds amounts or numbers, which stand on the right. */
  isNumeric?: boolean;
};

type Props<Row> = {
  /** What the table holds, in words; shown above it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What to say where there are no rows. */
  empty: string;
  /** The file's name, without its ending. */
  file: string;
};

/** Rows of one kind, with a file of exactly these. The first column is the heading of its row. */
export function DataTable<Row>({ caption, columns, rows, keyOf, empty, file }: Props<Row>) {
  if (rows.length === 0) return <p className="quiet-text">{empty}</p>;
  return (
    <div className="data">
      <div className="data-scroll">
        <table className="data-table">
          <caption>
            {caption} <CsvButton file={file} columns={columns} rows={rows} />
          </caption>
          <thead>
            <tr>
              {columns.map(({ title, isNumeric }) => (
                <th key={title} scope="col" className={isNumeric ? 'numeric' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ title, cell, isNumeric }, index) => {
                  const Cell = index === 0 ? 'th' : 'td';
                  return (
                    <Cell
                      key={title}
                      scope={index === 0 ? 'row' : undefined}
                      data-title={title}
                      className={isNumeric ? 'numeric' : undefined}
                    >
                      {cell(row)}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

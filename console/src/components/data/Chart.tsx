import type { PlotOptions } from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { type Column, DataTable } from './DataTable.tsx';

/** Draws; given by the chunk that holds the library, and the width there is in pixels. */
export type Draw = (plot: typeof import('@observablehq/plot'), width: number) => PlotOptions;

type Props<Row> = {
  /** What question it answers, as a heading. */
  title: string;
  /** What it shows, in a sentence, for who does not see it. */
  summary: string;
  draw: Draw;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  empty: string;
  file: string;
};

/** A picture of rows; the same rows are in a table beneath it, and in a file. */
export function Chart<Row>({ title, summary, draw, ...table }: Props<Row>) {
  return (
    <section className="chart">
      <h3>{title}</h3>
      {table.rows.length > 0 && <Picture summary={summary} draw={draw} />}
      {table.rows.length > 0 ? (
        <details>
          <summary>As a table</summary>
          <DataTable caption={title} {...table} />
        </details>
      ) : (
        <p className="quiet-text">{table.empty}</p>
      )}
    </section>
  );
}

function Picture({ summary, draw }: { summary: string; draw: Draw }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    let isGone = false;
    const drawAnew = async () => {
      const plot = await import('@observablehq/plot');
      if (isGone) return;
      box.replaceChildren(plot.plot({ width: box.clientWidth, ...draw(plot, box.clientWidth) }));
    };
    const observer = new ResizeObserver(() => void drawAnew());
    observer.observe(box);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [draw]);
  return <div ref={place} className="chart-picture" role="img" aria-label={summary} />;
}

import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { LedgerLine } from '../../queries/rows.ts';

/** Height of a line that was not drawn yet, in pixels. */
const USUAL_HEIGHT = 58;
/** Lines drawn beyond what is seen, on either side. */
const OVERSCAN = 12;

/** How high the lines of lists were when they were left, so that one comes back to the same place. */
const leftBehind = new Map<string, VirtualItem[]>();
const MOST_LEFT = 20;

function leave(list: string, heights: VirtualItem[]): void {
  leftBehind.delete(list);
  leftBehind.set(list, heights);
  const [oldest] = leftBehind.keys();
  if (leftBehind.size > MOST_LEFT && oldest !== undefined) leftBehind.delete(oldest);
}

/** Distance of an element from the top of the document, in pixels, which changes with what stands above it. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/**
 * Draws only those lines of a long list that are seen, as one scrolls the window.
 *
 * @param list - Names the list, to come back to the same place in it.
 * @param body - What holds the lines.
 */
export function useRows(list: string, lines: readonly LedgerLine[], body: RefObject<HTMLElement | null>) {
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => USUAL_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: useTop(body),
    getItemKey: (index) => lines[index]?.id ?? index,
    initialMeasurementsCache: leftBehind.get(list) ?? [],
  });
  useEffect(() => () => leave(list, virtualizer.measurementsCache), [list, virtualizer]);
  return virtualizer;
}

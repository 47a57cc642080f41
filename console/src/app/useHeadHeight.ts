import { type RefObject, useLayoutEffect } from 'react';

/** Tells styles how high the page's head is, by `--head-height`: it grows with what the status has to say. */
export function useHeadHeight(head: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (!head.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      document.documentElement.style.setProperty('--head-height', `${Math.round(height)}px`);
    });
    observer.observe(head.current, { box: 'border-box' });
    return () => observer.disconnect();
  }, [head]);
}

import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { visibly } from '../../lib/visibly.ts';

/** Address of the screen that was shown last; undefined until the first is. */
let lastShown: string | undefined;

/**
 * The heading of a screen, which is the document's title too. Who comes from another screen is taken to it, so that a screen
 * reader says where they are, and the keyboard goes on from there.
 *
 * @param props.isHidden - Whether only screen readers and the browser's tab show it.
 */
export function ScreenTitle({ children, isHidden = false }: { children: string; isHidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const title = visibly(children);
  useEffect(() => {
    document.title = `${title} · Guildhall`;
  }, [title]);
  useEffect(() => {
    if (shown === undefined) return;
    if (lastShown !== undefined && lastShown !== shown) heading.current?.focus({ preventScroll: true });
    lastShown = shown;
  }, [shown]);
  return (
    <h1 ref={heading} tabIndex={-1} className={isHidden ? 'visually-hidden' : undefined}>
      <bdi>{title}</bdi>
    </h1>
  );
}

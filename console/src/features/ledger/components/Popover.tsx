import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  label: string;
  /** What it holds; `close` puts it away. */
  children: (close: () => void) => ReactNode;
};

/** Something beside the list that opens when it is wanted, and closes by Escape or by going elsewhere. */
export function Popover({ label, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute('open');
  useEffect(() => {
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) {
        details.current?.removeAttribute('open');
      }
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, []);
  return (
    <details
      ref={details}
      className="popover"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        details.current?.querySelector('summary')?.focus();
      }}
    >
      <summary>{label}</summary>
      <div className="popover-sheet">{children(close)}</div>
    </details>
  );
}

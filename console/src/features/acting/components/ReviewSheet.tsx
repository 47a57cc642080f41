import { type ReactNode, useEffect, useRef } from 'react';
import type { Acting } from '../useActing.ts';
import { Progress } from './Progress.tsx';
import { ShownAction } from './ShownAction.tsx';
import { ShownSignature } from './ShownSignature.tsx';
import { SignedText } from './SignedText.tsx';

type Props = {
  acting: Exclude<Acting, { at: 'form' | 'preparing' }>;
  onClose: () => void;
};

/** The one sheet in which everything is read before it is signed, and followed afterwards. */
export function ReviewSheet({ acting, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="review" aria-label="Review" onClose={onClose}>
      {contentOf(acting, () => dialog.current?.close())}
    </dialog>
  );
}

function contentOf(acting: Props['acting'], close: () => void): ReactNode {
  if (acting.at === 'signed') return <SignedText {...acting} close={close} />;
  if (acting.at === 'underway') {
    const { prepared, key: doing, fault } = acting;
    return <Progress prepared={prepared} close={close} {...(doing && { doing })} {...(fault && { fault })} />;
  }
  const { prepared, answer } = acting;
  return (
    <>
      {'call' in prepared ? <ShownAction prepared={prepared} /> : <ShownSignature prepared={prepared} />}
      <div className="review-buttons">
        <button type="button" className="primary" onClick={() => answer(true)}>
          Sign
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
    </>
  );
}

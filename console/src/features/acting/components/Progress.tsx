import { Link } from '@tanstack/react-router';
import type { ReadyAction, ReadySignature } from '../../../../../client/index.ts';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { doings } from '../../../lib/account/doings.ts';
import { resume } from '../../../lib/account/resume.ts';
import { DoingSteps } from '../../guild/components/DoingSteps.tsx';

type Props = {
  prepared: ReadyAction | ReadySignature;
  /** Key of what is under way. */
  doing?: string;
  /** Why the page no longer knows how far it is. */
  fault?: string;
  close: () => void;
};

/** How far something has come that was agreed to. It goes on when the sheet, or the page, is closed. */
export function Progress({ prepared: { summary }, fault, close, doing: name }: Props) {
  const doing = doings.use().find(({ key }) => key === name);
  const stage = doing?.stage ?? 'signing';
  return (
    <>
      <h2>
        <ForeignText>{summary}</ForeignText>
      </h2>
      {doing ? <DoingSteps doing={doing} /> : <p role="status">Sign it in your wallet …</p>}
      {fault && (
        <Notice tone="failure" title="The page lost sight of it">
          <p className="notice-detail">{fault}</p>
          <p>Nothing is lost: what was submitted goes on.</p>
          {doing && (
            <button type="button" onClick={() => void resume(doing).catch(console.warn)}>
              Look again
            </button>
          )}
        </Notice>
      )}
      {stage === 'signing' && <p className="quiet-text">Your wallet may show a window of its own.</p>}
      <div className="review-buttons">
        {stage !== 'signing' && (
          <button type="button" onClick={close}>
            Close
          </button>
        )}
        <Link to="/me">All that is on its way</Link>
      </div>
    </>
  );
}

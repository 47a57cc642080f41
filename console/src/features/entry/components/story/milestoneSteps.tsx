import { Amount } from '../../../../components/ui/Amount.tsx';
import { CopyButton } from '../../../../components/ui/CopyButton.tsx';
import { inWords } from '../../../../lib/inWords.ts';
import type { Token } from '../../../../lib/token.ts';
import { Address } from '../../../guild/components/Address.tsx';
import type { DeliverableOfStory, MilestoneSteps } from '../../queries/entry.ts';
import { Recorded, Step } from './Step.tsx';

type Props = { milestone: MilestoneSteps; token: Token; shown: string };

type DeliverableProps = { deliverable: DeliverableOfStory; shown: string };

const releasePaths = {
  APPROVED: 'enough reviewers approved',
  SILENCE: 'the review window passed without a word from the reviewers',
  SETTLEMENT: 'client and contributor settled',
  RULING: 'the arbiter ruled, or did not in time',
};

function Reviews({ deliverable, shown }: DeliverableProps) {
  if (deliverable.reviews.length === 0) return <p className="quiet-text">Nobody reviewed it.</p>;
  return (
    <ul className="reviews">
      {deliverable.reviews.map((review) => (
        <li key={review.id}>
          <span className="support">{review.approved ? '✓ Approved' : '↻ Revision asked for'}</span>
          by <Address address={review.reviewer.id} /> <Recorded entry={review.entry} shown={shown} />
          {review.reasonCid && (
            <span className="cid">
              reason <code>{review.reasonCid}</code> <CopyButton text={review.reasonCid} what="the reason’s CID" />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A milestone: what it is worth, and where it stands. */
export function MilestoneStep({ milestone, token, shown }: Props) {
  return (
    <Step label="Milestone" title={`Milestone ${milestone.index + 1}`} entry={milestone.settled} shown={shown}>
      <p>
        <Amount value={milestone.amount} token={token} /> for <Address address={milestone.contributor.id} />;{' '}
        {inWords(milestone.status).toLowerCase()}
        {milestone.releasePath && `: ${releasePaths[milestone.releasePath]}`}.
      </p>
    </Step>
  );
}

/** What was delivered for a milestone, and how it was judged. */
export function DeliverableStep({ deliverable, shown }: DeliverableProps) {
  return (
    <Step label="Deliverable" title={`Revision ${deliverable.revision}`} entry={deliverable.entry} shown={shown}>
      <p>
        Submitted by <Address address={deliverable.contributor.id} />
        <span className="cid">
          <code>{deliverable.cid}</code> <CopyButton text={deliverable.cid} what="the deliverable’s CID" />
        </span>
      </p>
      <Reviews deliverable={deliverable} shown={shown} />
    </Step>
  );
}

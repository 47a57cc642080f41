import type { ReadyAction } from '../../../../../client/index.ts';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { inWords } from '../../../lib/inWords.ts';

/** What becomes of a proposal, and what it does if it passes. */
export function PlannedProposal({ proposal }: { proposal: NonNullable<ReadyAction['proposal']> }) {
  const { category, votingStartsAt, votingEndsAt, executableAt, actions } = proposal;
  return (
    <section>
      <h3>If it passes</h3>
      <ol className="review-actions">
        {actions.map(({ sentence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are.
          <li key={index}>
            <ForeignText>{sentence}</ForeignText>
          </li>
        ))}
      </ol>
      <p>
        Category {inWords(category)}. Voting from <Time seconds={votingStartsAt} /> to <Time seconds={votingEndsAt} />.
        It can be executed from <Time seconds={executableAt} /> on.
      </p>
    </section>
  );
}

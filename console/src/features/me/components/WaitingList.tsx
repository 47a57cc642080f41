import { Link } from '@tanstack/react-router';
import type { WaitingStep } from '../../../../../client/index.ts';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { actionOfMutation } from '../../../lib/account/useWaiting.ts';

/** What waits for the reader, what ends first first; each with the form that does it. */
export function WaitingList({ steps }: { steps: readonly WaitingStep[] }) {
  return (
    <section aria-labelledby="waiting" className="me-part">
      <h2 id="waiting">Waiting for me</h2>
      {steps.length === 0 && <p className="quiet-text">Nothing waits for you.</p>}
      <ul className="waiting-list">
        {steps.map((step) => (
          <WaitingItem key={`${step.mutation} ${JSON.stringify(step.input)}`} step={step} />
        ))}
      </ul>
    </section>
  );
}

function WaitingItem({ step: { guild, guildName, mutation, input, title, sentence, until } }: { step: WaitingStep }) {
  const { from: _, guild: __, ...prefilled } = input;
  return (
    <li>
      <div>
        <strong>
          <ForeignText>{title}</ForeignText>
        </strong>{' '}
        <span className="quiet-text">
          <ForeignText>{guildName}</ForeignText>
        </span>
        <p>
          <ForeignText>{sentence}</ForeignText>
        </p>
        {until !== null && (
          <p className="deadline">
            Until <Time seconds={until} />
          </p>
        )}
      </div>
      <Link
        className="button"
        to="/g/$guild/act/$action"
        params={{ guild, action: actionOfMutation(mutation) }}
        search={{ with: prefilled }}
      >
        Open<span className="visually-hidden">: {sentence}</span>
      </Link>
    </li>
  );
}

import type { ReactElement } from 'react';
import type { Entry, EntryPayment } from '../../queries/entry.ts';
import { type StoryStep, storyOf } from '../../storyOf.ts';
import { DeliverableStep, MilestoneStep } from './milestoneSteps.tsx';
import { ExecutionStep, OtherPaymentStep, PaymentStep, ProjectStep, ProposalStep, VotesStep } from './storySteps.tsx';

type Props = { entry: Entry; payment: EntryPayment | undefined };

const told = (key: string, at: string | null | undefined, step: ReactElement): StoryStep<ReactElement> => ({
  key,
  at: at ?? null,
  step,
});

/** What was delivered and paid for the entry's milestone, the latest first. */
function milestoneSteps(entry: Entry): StoryStep<ReactElement>[] {
  const { id: shown, project, milestone } = entry;
  if (!project || !milestone) return [];
  const payments = milestone.payments.filter((payment) => payment.entry.id !== shown).toReversed();
  return [
    ...payments.map((payment) =>
      told(payment.entry.id, payment.entry.id, <OtherPaymentStep entry={entry} project={project} payment={payment} />),
    ),
    told(
      milestone.id,
      milestone.settled?.id,
      <MilestoneStep milestone={milestone} token={project.token} shown={shown} />,
    ),
    ...milestone.deliverables
      .toReversed()
      .map((deliverable) =>
        told(deliverable.id, deliverable.entry.id, <DeliverableStep deliverable={deliverable} shown={shown} />),
      ),
  ];
}

/** Who decided, the latest first. */
function decisionSteps(entry: Entry): StoryStep<ReactElement>[] {
  const execution = entry.execution ?? entry.project?.acceptance;
  const proposal = entry.proposal ?? execution?.proposal;
  const label = entry.execution ? 'Decision' : 'Acceptance';
  // The log of the call that brought an entry about follows the entry's own.
  const executedAt = entry.execution ? entry.id : execution?.entry.id;
  return [
    ...(execution
      ? [told(execution.id, executedAt, <ExecutionStep entry={entry} execution={execution} label={label} />)]
      : []),
    ...(proposal
      ? [
          told(`${proposal.id} votes`, proposal.votes[0]?.entry.id, <VotesStep entry={entry} proposal={proposal} />),
          told(proposal.id, proposal.created.id, <ProposalStep entry={entry} proposal={proposal} />),
        ]
      : []),
  ];
}

function Steps({ steps }: { steps: StoryStep<ReactElement>[] }) {
  return (
    <ol className="steps">
      {steps.map(({ key, step }) => (
        <StepOf key={key} step={step} />
      ))}
    </ol>
  );
}

const StepOf = ({ step }: { step: ReactElement }) => step;

/** An entry's story: what led to it, from the money back to the votes, and what has come of it since. */
export function Story({ entry, payment }: Props) {
  const { project } = entry;
  const steps = [
    ...(payment ? [told('payment', entry.id, <PaymentStep entry={entry} payment={payment} />)] : []),
    ...milestoneSteps(entry),
    ...(project ? [told(project.id, project.created.id, <ProjectStep entry={entry} project={project} />)] : []),
    ...decisionSteps(entry),
  ];
  const { before, since } = storyOf(steps, entry.id);
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="story" className="story">
      <h2 id="story">The story</h2>
      {before.length > 0 && (
        <div>
          <h3>Up to this entry</h3>
          <Steps steps={before} />
        </div>
      )}
      {since.length > 0 && (
        <div>
          <h3>Since</h3>
          <Steps steps={since} />
        </div>
      )}
    </section>
  );
}

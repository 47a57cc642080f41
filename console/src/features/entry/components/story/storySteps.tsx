import { Link } from '@tanstack/react-router';
import { Amount } from '../../../../components/ui/Amount.tsx';
import { CopyButton } from '../../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../../components/ui/ForeignText.tsx';
import { Time } from '../../../../components/ui/Time.tsx';
import { inWords } from '../../../../lib/inWords.ts';
import { Address } from '../../../guild/components/Address.tsx';
import type {
  Entry,
  EntryPayment,
  ExecutionSteps,
  MilestonePayment,
  ProjectSteps,
  ProposalSteps,
} from '../../queries/entry.ts';
import { Step } from './Step.tsx';
import { Votes } from './Votes.tsx';

/** The payment that the entry is. */
export function PaymentStep({ entry, payment }: { entry: Entry; payment: EntryPayment }) {
  const { token } = entry;
  if (!token) return null;
  return (
    <Step label="Payment" title={<Amount value={payment.amount} token={token} />} entry={entry} shown={entry.id}>
      <p>
        To <Address address={payment.to.id} />
        {payment.fee > 0n && (
          <>
            ; <Amount value={payment.gross} token={token} /> less the guild’s fee of{' '}
            <Amount value={payment.fee} token={token} />
          </>
        )}
        {payment.purpose && `; ${inWords(payment.purpose).toLowerCase()}`}
        {payment.memo && `: ${payment.memo}`}.
      </p>
    </Step>
  );
}

/** A payment of the milestone, on the page of another of its entries. */
export function OtherPaymentStep({
  entry,
  project,
  payment,
}: {
  entry: Entry;
  project: ProjectSteps;
  payment: MilestonePayment;
}) {
  return (
    <Step
      label={payment.kind === 'REFUND' ? 'Refund' : 'Payment'}
      title={<Amount value={payment.amount} token={project.token} />}
      entry={payment.entry}
      shown={entry.id}
    >
      <p>
        To <Address address={payment.to.id} />.
      </p>
    </Step>
  );
}

/** The project that it is about, up to what it has paid. */
export function ProjectStep({ entry, project }: { entry: Entry; project: ProjectSteps }) {
  const guild = entry.guild.id;
  return (
    <Step
      label="Project"
      title={
        <Link to="/g/$guild/ledger" params={{ guild }} search={{ project: project.id }}>
          <ForeignText>{project.title}</ForeignText>
        </Link>
      }
      entry={project.created}
      shown={entry.id}
    >
      <p>
        <Amount value={project.total} token={project.token} /> from client <Address address={project.client.id} />, of
        which <Amount value={project.released} token={project.token} /> released;{' '}
        {inWords(project.status).toLowerCase()}. {project.threshold} of {project.reviewers.length} reviewers must
        approve:{' '}
        {project.reviewers.map(({ id }, i) => (
          <span key={id}>
            {i > 0 && ', '}
            <Address address={id} />
          </span>
        ))}
        <span className="cid">
          agreement <code>{project.agreementCid}</code>{' '}
          <CopyButton text={project.agreementCid} what="the agreement’s CID" />
        </span>
      </p>
    </Step>
  );
}

/** The proposal behind it. */
export function ProposalStep({ entry, proposal }: { entry: Entry; proposal: ProposalSteps }) {
  return (
    <Step
      label="Proposal"
      title={<ForeignText>{proposal.title}</ForeignText>}
      entry={proposal.created}
      shown={entry.id}
    >
      <p>
        Proposed by <Address address={proposal.proposer.id} />; {inWords(proposal.status).toLowerCase()}. Vote from{' '}
        <Time seconds={proposal.voteStart} /> to <Time seconds={proposal.voteEnd} />.
      </p>
    </Step>
  );
}

/** The votes on that proposal. */
export function VotesStep({ entry, proposal }: { entry: Entry; proposal: ProposalSteps }) {
  return (
    <Step label="Votes" title={`${proposal.voteCount} cast`} shown={entry.id}>
      <Votes proposal={proposal} token={entry.guild.token} shown={entry.id} />
    </Step>
  );
}

/** The timelock’s call that brought it about, or that accepted its project. */
export function ExecutionStep({ entry, execution, label }: { entry: Entry; execution: ExecutionSteps; label: string }) {
  return (
    <Step label={label} title="Executed by the timelock" entry={execution.entry} shown={entry.id}>
      <p>
        Call {execution.index + 1} of its operation, to <Address address={execution.target} />.
        {entry.execution &&
          entry.kind === 'ACCEPTANCE_LAPSED' &&
          ' It accepted nothing: the project or its terms were no longer what the vote was on.'}
      </p>
    </Step>
  );
}

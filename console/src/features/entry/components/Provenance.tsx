import { Link } from '@tanstack/react-router';
import { Amount } from '../../../components/ui/Amount.tsx';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { inWords } from '../../../lib/inWords.ts';
import { Address } from '../../guild/components/Address.tsx';
import type { Entry, EntryPayment } from '../queries/entry.ts';
import type { ExecutionSteps, ProjectSteps, ProposalSteps } from '../queries/provenanceSchemas.ts';
import { MilestoneStepList } from './MilestoneStepList.tsx';
import { Step } from './Step.tsx';
import { Votes } from './Votes.tsx';

function PaymentStep({ entry, payment }: { entry: Entry; payment: EntryPayment }) {
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

/** Payments of a milestone, on the page of another of its entries. */
function LaterPayments({ entry, project }: { entry: Entry; project: ProjectSteps }) {
  return entry.milestone?.payments
    .filter((payment) => payment.entry.id !== entry.id)
    .map((payment) => (
      <Step
        key={payment.entry.id}
        label={payment.kind === 'REFUND' ? 'Refund' : 'Payment'}
        title={<Amount value={payment.amount} token={project.token} />}
        entry={payment.entry}
        shown={entry.id}
      >
        <p>
          To <Address address={payment.to.id} />.
        </p>
      </Step>
    ));
}

function ProjectStep({ entry, project }: { entry: Entry; project: ProjectSteps }) {
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

function ProposalStep({ entry, proposal }: { entry: Entry; proposal: ProposalSteps }) {
  return (
    <>
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
      <Step label="Votes" title={`${proposal.voteCount} cast`} shown={entry.id}>
        <Votes proposal={proposal} token={entry.guild.token} shown={entry.id} />
      </Step>
    </>
  );
}

function ExecutionStep({ entry, execution, label }: { entry: Entry; execution: ExecutionSteps; label: string }) {
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

/** What led to an entry, from the money back to the votes. */
export function Provenance({ entry, payment }: { entry: Entry; payment: EntryPayment | null }) {
  const { project, milestone } = entry;
  const execution = entry.execution ?? project?.acceptance;
  const proposal = entry.proposal ?? execution?.proposal;
  if (!payment && !project && !proposal && !execution) {
    return <p className="quiet-text">No project, proposal or payment belongs to this entry: it stands on its own.</p>;
  }
  return (
    <ol className="steps">
      {payment && <PaymentStep entry={entry} payment={payment} />}
      {project && <LaterPayments entry={entry} project={project} />}
      {project && milestone && <MilestoneStepList milestone={milestone} token={project.token} shown={entry.id} />}
      {project && <ProjectStep entry={entry} project={project} />}
      {execution && (
        <ExecutionStep entry={entry} execution={execution} label={entry.execution ? 'Decision' : 'Acceptance'} />
      )}
      {proposal && <ProposalStep entry={entry} proposal={proposal} />}
    </ol>
  );
}

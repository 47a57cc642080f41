import { Amount } from '../../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../../components/ui/ForeignText.tsx';
import { formatCount } from '../../../../lib/formatCount.ts';
import type { Token } from '../../../../lib/token.ts';
import { Address } from '../../../guild/components/Address.tsx';
import { EntryNumber } from '../../../guild/components/EntryNumber.tsx';
import type { ProposalSteps } from '../../queries/entry.ts';

const supports = {
  FOR: '▲ For',
  AGAINST: '▼ Against',
  ABSTAIN: '◆ Abstain',
  SPLIT: '◇ Split',
};

type Props = { proposal: ProposalSteps; token: Token; shown: string };

/** A proposal's result in proportion; the numbers stand beside it. */
function Tally({ proposal, token }: Pick<Props, 'proposal' | 'token'>) {
  const { forVotes, againstVotes, abstainVotes, quorum } = proposal;
  const total = forVotes + againstVotes + abstainVotes || 1n;
  const parts = [
    ['for', '▲ For', forVotes],
    ['against', '▼ Against', againstVotes],
    ['abstain', '◆ Abstain', abstainVotes],
  ] as const;
  return (
    <div className="tally">
      <div className="tally-bar" aria-hidden="true">
        {parts.map(([name, , votes]) => (
          <span key={name} className={`tally-${name}`} style={{ flexGrow: Number((votes * 10_000n) / total) }} />
        ))}
      </div>
      <ul>
        {parts.map(([name, label, votes]) => (
          <li key={name}>
            {label} <Amount value={votes} token={token} />
          </li>
        ))}
        {quorum !== null && (
          <li>
            Quorum <Amount value={quorum} token={token} />
          </li>
        )}
      </ul>
    </div>
  );
}

/** Who voted how, with what weight and why. */
export function Votes({ proposal, token, shown }: Props) {
  const { votes, voteCount } = proposal;
  if (votes.length === 0) return <p className="quiet-text">Nobody has voted yet.</p>;
  return (
    <>
      <Tally proposal={proposal} token={token} />
      <ul className="votes">
        {votes.map((vote) => (
          <li key={vote.id}>
            <span className="support">{supports[vote.support]}</span>
            <Address address={vote.voter.id} />
            <Amount value={vote.weight} token={token} />
            {vote.entry.id === shown ? (
              <strong className="this-entry">this entry</strong>
            ) : (
              <EntryNumber entry={vote.entry} />
            )}
            {vote.reason && (
              <q className="reason">
                <ForeignText>{vote.reason}</ForeignText>
              </q>
            )}
          </li>
        ))}
      </ul>
      {voteCount > BigInt(votes.length) && (
        <p className="quiet-text">
          {formatCount(voteCount - BigInt(votes.length))} more votes are in the ledger; see the explorer’s example
          “Votes on a proposal”.
        </p>
      )}
    </>
  );
}

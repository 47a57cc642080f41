import { getRouteApi, Link } from '@tanstack/react-router';
import { Answered } from '../../../../components/ui/Answered.tsx';
import { CopyButton } from '../../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../../components/ui/Hex.tsx';
import { ScreenTitle } from '../../../../components/ui/ScreenTitle.tsx';
import { Time } from '../../../../components/ui/Time.tsx';
import { formatCount } from '../../../../lib/formatCount.ts';
import { shortHex } from '../../../../lib/shortHex.ts';
import { useAnswer } from '../../../../lib/useAnswer.ts';
import { Address } from '../../../guild/components/Address.tsx';
import { useGuild } from '../../../guild/useGuild.ts';
import type { LedgerLine } from '../../queries/rows.ts';
import { transactionDocument } from '../../queries/transaction.ts';
import { EntryLine } from '../list/EntryLine.tsx';
import { Heads } from '../list/Heads.tsx';
import { NoTransaction } from './NoTransaction.tsx';

/** Who sent it, and so paid its gas; and whether somebody else acted, who then has only signed, or acts by contract. */
function Sender({ lines }: { lines: readonly LedgerLine[] }) {
  const { contracts } = useGuild();
  const [first] = lines;
  if (!first) return null;
  const isContract = (address: string) => contracts.some((contract) => contract.address === address);
  const actors = [...new Set(lines.map(({ actor }) => actor.id))];
  const people = actors.filter((actor) => !isContract(actor));
  const isOther = people.length > 0 && !people.includes(first.transactionFrom);
  return (
    <>
      <p className="lead tx-sender">
        Sent and paid for by <Address address={first.transactionFrom} isWhole />
      </p>
      {isOther && (
        <p className="lead">
          <Actors actors={people} /> did not send it: a relayer sent what was signed, or somebody carried out what had
          been decided.
        </p>
      )}
    </>
  );
}

function Actors({ actors }: { actors: readonly string[] }) {
  return actors.map((actor, index) => (
    <span key={actor}>
      {index > 0 && ', '}
      <Address address={actor} />
    </span>
  ));
}

function TransactionLines({ lines }: { lines: readonly LedgerLine[] }) {
  const { id } = useGuild();
  const [first] = lines;
  if (!first) return null;
  const block = Number(first.blockNumber);
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>{`Transaction ${shortHex(first.transactionHash)}`}</ScreenTitle>
          <p className="lead">
            <Time seconds={first.timestamp} />, block{' '}
            <Link to="/g/$guild/ledger" params={{ guild: id }} search={{ from: block, to: block, all: true }}>
              {formatCount(block)}
            </Link>
            . It has written {lines.length === 1 ? 'one entry' : `${formatCount(lines.length)} entries`} into this
            ledger.
          </p>
          <Sender lines={lines} />
          <p>
            <Hex value={first.transactionHash} full />{' '}
            <CopyButton text={first.transactionHash} what="the transaction’s hash" />
          </p>
        </div>
      </div>
      <table className="ledger">
        <caption className="visually-hidden">Entries of the transaction, in their order</caption>
        <Heads />
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.id} className={index === 0 ? 'line-first' : 'line-more'}>
              <EntryLine guild={id} line={line} isFirst={index === 0} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A transaction: all that it has written into the guild's ledger, and who sent it. */
export function TransactionScreen() {
  const { guild, hash } = getRouteApi('/g/$guild/tx/$hash').useParams();
  const isHash = /^0x[0-9a-f]{64}$/i.test(hash);
  const answer = useAnswer(transactionDocument, { guild, hash: hash.toLowerCase() }, { isEnabled: isHash });
  if (!isHash) return <NoTransaction isHash={false} />;
  return (
    <Answered answer={answer} waitsFor="Reading the transaction" isScreen>
      {({ ledgerEntries }) =>
        ledgerEntries.length > 0 ? <TransactionLines lines={ledgerEntries} /> : <NoTransaction isHash />
      }
    </Answered>
  );
}

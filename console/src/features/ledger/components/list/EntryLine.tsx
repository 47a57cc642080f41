import { Link } from '@tanstack/react-router';
import { CategoryChip } from '../../../../components/data/CategoryChip.tsx';
import { Money } from '../../../../components/data/Money.tsx';
import { CopyButton } from '../../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../../components/ui/ForeignText.tsx';
import { Time } from '../../../../components/ui/Time.tsx';
import { checksummed } from '../../../../lib/checksummed.ts';
import { formatCount } from '../../../../lib/formatCount.ts';
import { inWords } from '../../../../lib/inWords.ts';
import { shortHex } from '../../../../lib/shortHex.ts';
import { Address } from '../../../guild/components/Address.tsx';
import { moneyOf } from '../../../guild/moneyOf.ts';
import type { LedgerLine } from '../../queries/rows.ts';

type Props = {
  guild: string;
  line: LedgerLine;
  /** Whether it is the first line shown of its transaction, and so says when and where. */
  isFirst: boolean;
};

/** When, and in which transaction, the lines from this one on were written. */
function Transaction({ guild, line: { timestamp, transactionHash } }: Omit<Props, 'isFirst'>) {
  return (
    <>
      <Time seconds={timestamp} />
      <Link
        to="/g/$guild/tx/$hash"
        params={{ guild, hash: transactionHash }}
        className="tx-link"
        title={`Transaction ${transactionHash}`}
      >
        tx <code className="hex">{shortHex(transactionHash)}</code>
      </Link>
    </>
  );
}

function Meta({ guild, line: { kind, category, number, project } }: Omit<Props, 'isFirst'>) {
  return (
    <span className="line-meta">
      <CategoryChip category={category} /> {inWords(kind)}
      {project && (
        <>
          {' · '}
          <Link to="/g/$guild/ledger" params={{ guild }} search={{ project: project.id }} className="of-project">
            <ForeignText>{project.title}</ForeignText>
          </Link>
        </>
      )}
      <span className="cell-label"> · No. {formatCount(number)}</span>
    </span>
  );
}

/** One entry of the ledger: its sentence first, and what it moved. */
export function EntryLine({ guild, line, isFirst }: Props) {
  const money = moneyOf(line);
  return (
    <>
      <td className="cell-time">
        {isFirst ? (
          <Transaction guild={guild} line={line} />
        ) : (
          <span className="visually-hidden">same transaction</span>
        )}
      </td>
      <th scope="row" className="cell-sentence">
        <Link to="/g/$guild/ledger/$number" params={{ guild, number: line.number.toString() }}>
          <ForeignText>{line.event.sentence}</ForeignText>
        </Link>
        <Meta guild={guild} line={line} />
      </th>
      <td className="cell-actor">
        <span className="cell-label">by </span>
        <Address address={line.actor.id} />
        <CopyButton text={checksummed(line.actor.id)} what={`the address ${shortHex(checksummed(line.actor.id))}`} />
      </td>
      <td className="cell-amount">{money && <Money {...money} />}</td>
      <td className="cell-number">{formatCount(line.number)}</td>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { CategoryChip } from '../../../components/data/CategoryChip.tsx';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { useIsLocalTime } from '../../../lib/moment.ts';
import { moneyOf } from '../../guild/moneyOf.ts';
import type { Entry } from '../queries/entry.ts';

const flows = { in: 'came in', out: 'went out' } as const;

/** The money that an entry moves, and whether it came to the guild or left it. */
function Headline({ entry }: { entry: Entry }) {
  const postings = entry.postings.filter(({ account }) => account.class === 'ASSET');
  const money = moneyOf({ ...entry, postings });
  if (!money) return null;
  return (
    <p className={money.flow ? `headline-amount money-${money.flow}` : 'headline-amount'}>
      <Amount value={money.amount} token={money.token} />
      {money.flow && <span className="headline-flow">{flows[money.flow]}</span>}
    </p>
  );
}

/** What happened, in a sentence; what it moved; when, and in which transaction. */
export function EntryHead({ entry }: { entry: Entry }) {
  const { guild, number, blockNumber, transactionHash } = entry;
  const isLocal = useIsLocalTime();
  return (
    <div className="screen-head">
      <div>
        <p className="crumb">
          <Link to="/g/$guild/ledger" params={{ guild: guild.id }}>
            Ledger
          </Link>{' '}
          / <EntryStep guild={guild.id} number={number - 1n} label="Entry before" sign="←" />{' '}
          <EntryStep guild={guild.id} number={number + 1n} label="Entry after" sign="→" />
        </p>
        <ScreenTitle>{`${inWords(entry.kind)}, entry ${formatCount(number)}`}</ScreenTitle>
        <p className="sentence">
          <ForeignText>{entry.event.sentence}</ForeignText>
        </p>
        <p className="lead">
          <CategoryChip category={entry.category} /> <Time seconds={entry.timestamp} /> {isLocal ? '' : 'UTC'}, block{' '}
          <Link
            to="/g/$guild/ledger"
            params={{ guild: guild.id }}
            search={{ from: Number(blockNumber), to: Number(blockNumber), all: true }}
          >
            {formatCount(blockNumber)}
          </Link>
          , transaction{' '}
          <Link to="/g/$guild/tx/$hash" params={{ guild: guild.id, hash: transactionHash }}>
            <Hex value={transactionHash} />
          </Link>
        </p>
      </div>
      <Headline entry={entry} />
    </div>
  );
}

type StepProps = { guild: string; number: bigint; label: string; sign: string };

function EntryStep({ guild, number, label, sign }: StepProps) {
  if (number < 1n) return null;
  return (
    <Link to="/g/$guild/ledger/$number" params={{ guild, number: number.toString() }} aria-label={label} title={label}>
      {sign}
    </Link>
  );
}

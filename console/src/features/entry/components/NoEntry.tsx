import { Link } from '@tanstack/react-router';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';
import { useGuild } from '../../guild/useGuild.ts';

/** The ledger has no entry with this id. */
export function NoEntry() {
  return (
    <Notice tone="empty" title="The ledger has no entry with this id" isScreen>
      <p>Its block may not be indexed yet, or it was on a branch that the chain has dropped.</p>
    </Notice>
  );
}

/** The guild has no entry of this number, or the address has no number. @param props.number - As the address has it. */
export function NoNumber({ number }: { number: string }) {
  const { id, head } = useGuild();
  const asOf = useAsOf();
  const isNumber = /^\d{1,18}$/.test(number);
  const title = isNumber ? `There is no entry ${formatCount(BigInt(number))}` : 'That is no number of an entry';
  return (
    <Notice tone="empty" title={title} isScreen>
      <p>
        {isNumber ? 'This guild’s ledger' : `“${number}” has more than digits. This guild’s ledger`} has the entries 1
        to {formatCount(head.entryCount)}
        {asOf !== undefined && ` at the end of block ${formatCount(asOf)}`}, without a gap.{' '}
        <Link to="/g/$guild/ledger/$number" params={{ guild: id, number: head.entryCount.toString() }}>
          Open the last one
        </Link>
        , or{' '}
        <Link to="/g/$guild/ledger" params={{ guild: id }}>
          look through the ledger
        </Link>
        .
      </p>
    </Notice>
  );
}

import { Link } from '@tanstack/react-router';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import type { EntryQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import type { Entry } from '../queries/entry.ts';

/** Whether two entries hang together, as their hashes say. */
function Verdict({ good, children }: { good: boolean; children: string }) {
  return (
    <span className={good ? 'verdict verdict-good' : 'verdict verdict-bad'}>{`${good ? '✓' : '✕'} ${children}`}</span>
  );
}

function Neighbour({ guild, number }: { guild: string; number: bigint }) {
  return (
    <Link to="/g/$guild/ledger/$number" params={{ guild, number: number.toString() }}>
      Entry {formatCount(number)}
    </Link>
  );
}

type Props = {
  entry: Entry;
  /** The entry before it; undefined for the first one. */
  previous: EntryQuery['previous'][number] | undefined;
  /** The entry after it; undefined while nothing has followed. */
  next: EntryQuery['next'][number] | undefined;
};

/** An entry's place in the chain of hashes: what it commits to, and what commits to it. */
export function HashChain({ entry, previous, next }: Props) {
  const isLinked = previous?.entryHash === entry.previousHash;
  const isFollowed = next?.previousHash === entry.entryHash;
  return (
    <ol className="hash-chain">
      <li>
        <p>
          {previous ? <Neighbour guild={entry.guild.id} number={entry.number - 1n} /> : 'Start of the ledger'}
          {previous && (
            <Verdict good={isLinked}>
              {isLinked ? 'its hash is the one below' : 'its hash differs from the one below'}
            </Verdict>
          )}
        </p>
        <Hex value={entry.previousHash} full />{' '}
        <CopyButton text={entry.previousHash} what="the previous entry’s hash" />
      </li>
      <li aria-current="true">
        <p>
          <strong>This entry, {formatCount(entry.number)}</strong>
        </p>
        <Hex value={entry.entryHash} full /> <CopyButton text={entry.entryHash} what="this entry’s hash" />
      </li>
      <li>
        {next ? (
          <p>
            <Neighbour guild={entry.guild.id} number={entry.number + 1n} />
            <Verdict good={isFollowed}>{isFollowed ? 'builds on this entry' : 'builds on another hash'}</Verdict>
          </p>
        ) : (
          <p>Head of the ledger: nothing has followed yet</p>
        )}
      </li>
    </ol>
  );
}

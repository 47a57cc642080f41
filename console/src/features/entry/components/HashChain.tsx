import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import type { Entry } from '../queries/entry.ts';
import { neighboursQuery } from '../queries/neighbours.ts';

/** Whether two entries hang together, as their hashes say. */
function Verdict({ good, children }: { good: boolean; children: string }) {
  return (
    <span className={good ? 'verdict verdict-good' : 'verdict verdict-bad'}>{`${good ? '✓' : '✕'} ${children}`}</span>
  );
}

function Neighbour({ guild, number, label }: { guild: string; number: bigint; label: string }) {
  return (
    <Link to="/g/$guild/ledger/$number" params={{ guild, number: number.toString() }}>
      {label} {formatCount(number)}
    </Link>
  );
}

/** An entry's place in the chain of hashes: what it commits to, and what commits to it. */
export function HashChain({ entry }: { entry: Entry }) {
  const { data } = useQuery(neighboursQuery(entry.guild.id, entry.number));
  const previous = data?.previous;
  const next = data?.next;
  return (
    <ol className="hash-chain">
      <li>
        <p>
          {previous ? (
            <Neighbour guild={entry.guild.id} number={entry.number - 1n} label="Entry" />
          ) : (
            'Start of the ledger'
          )}
          {previous && (
            <Verdict good={previous.entryHash === entry.previousHash}>
              {previous.entryHash === entry.previousHash
                ? 'its hash is the one below'
                : 'its hash differs from the one below'}
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
            <Neighbour guild={entry.guild.id} number={entry.number + 1n} label="Entry" />
            <Verdict good={next.previousHash === entry.entryHash}>
              {next.previousHash === entry.entryHash ? 'builds on this entry' : 'builds on another hash'}
            </Verdict>
          </p>
        ) : (
          <p>{data ? 'Head of the ledger: nothing has followed yet' : 'Looking for the next entry'}</p>
        )}
      </li>
    </ol>
  );
}

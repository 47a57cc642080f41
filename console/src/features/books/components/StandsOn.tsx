import { Hex } from '../../../components/ui/Hex.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { formatTime } from '../../../lib/formatTime.ts';
import { useGuild } from '../../guild/useGuild.ts';

type Props = {
  block: { number: number; hash: string; timestamp: bigint };
  head: { entryCount: bigint; hash: string } | undefined;
};

/** What the figures of a screen stand on, to be compared with other sources: the foot of what is printed. */
export function StandsOn({ block, head }: Props) {
  const { id, name } = useGuild();
  return (
    <footer className="stands-on">
      <p>
        The books of <bdi>{name}</bdi> (<Hex value={id} full />) at the end of block {formatCount(block.number)},{' '}
        {formatTime(Number(block.timestamp))} UTC. Nothing is rounded.
      </p>
      <dl>
        <dt>Block hash</dt>
        <dd>
          <Hex value={block.hash} full />
        </dd>
        {head && (
          <>
            <dt>Ledger head after entry {formatCount(head.entryCount)}</dt>
            <dd>
              <Hex value={head.hash} full />
            </dd>
          </>
        )}
      </dl>
    </footer>
  );
}

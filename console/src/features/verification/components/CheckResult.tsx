import { knownAs } from '../../../../../verify/proof/factoryNames.ts';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { type Comparable, ToCompare } from '../../../components/ui/ToCompare.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import type { CheckedName } from '../checkMessages.ts';
import { isSame, type KnownByReader, verdictOfCheck } from '../checkVerdict.ts';
import { Differences } from './Differences.tsx';

type Props = { checked: readonly CheckedName[]; last: CheckedName; named: KnownByReader };

function Facts({ checked, last }: Omit<Props, 'named'>) {
  const from = checked[0]?.fromBlock ?? last.fromBlock;
  const before = BigInt(checked[0]?.opening?.entryCount ?? 0n);
  const own = BigInt(last.entryCount) - before;
  const blocks = `${formatCount(BigInt(from))} to ${formatCount(BigInt(last.toBlock))}`;
  return (
    <dl className="facts">
      <div>
        <dt>Blocks</dt>
        <dd>
          {blocks}
          {checked.length > 1 && `, in ${checked.length} periods that go on from each other`}
        </dd>
      </div>
      <div>
        <dt>Entries</dt>
        <dd>
          {formatCount(own)}, each with its hash and its postings
          {before > 0n && `; ${formatCount(BigInt(last.entryCount))} with those before`}
        </dd>
      </div>
      <div>
        <dt>Balances</dt>
        <dd>{last.differenceCount === 0 ? 'all equal to what the entries add up to' : 'see what differs'}</dd>
      </div>
      {Object.entries({ Head: last.head, 'Root of the tree': last.root, 'Closing state': last.digest }).map(
        ([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Hex value={value} full />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function premises(
  { blockHash, toBlock, guild, factory, forwarder, chainId, trustedState }: CheckedName,
  named: KnownByReader,
) {
  const note = (is: boolean | undefined, source: string) =>
    is ? '✓ It is what you gave.' : `Compare it with ${source}.`;
  const items: Comparable[] = [
    {
      name: `Hash of block ${toBlock}`,
      value: blockHash,
      notes: [note(isSame(blockHash, named.hash), 'a node or an explorer of the chain that you trust')],
    },
    {
      name: 'Guild',
      value: guild,
      notes: [
        note(isSame(guild, named.guild), 'the address that the guild itself gives as that of its access manager'),
      ],
    },
    {
      name: 'Guildhall’s factory',
      value: factory,
      notes: [
        'Compare it with the deployment that you know; npm run verify-code compares its code.',
        `It is ${knownAs(factory, FACTORY_NAMES)}.`,
      ],
    },
    {
      name: 'Forwarder',
      value: forwarder,
      notes: ['Compare it with trustedForwarder() of the guild’s contracts: who acted depends on it.'],
    },
    { name: 'Id of the chain', value: chainId, notes: ['Compare it with the one that a wallet or a node has.'] },
  ];
  if (trustedState === null) return items;
  const notes = ['Compare it with the closing state of the certificate of the period before, once that is checked.'];
  return [...items, { name: 'Opening state', value: trustedState, notes }];
}

/** What certificates show, what that stands on, and what they do not show. */
export function CheckResult({ checked, last, named }: Props) {
  const { tone, title, advice } = verdictOfCheck(last, named);
  return (
    <div className="check-result">
      <Notice tone={tone} title={title}>
        <p>{advice}</p>
      </Notice>
      {last.differenceCount > 0 && <Differences checked={last} />}
      <div className="verify-columns">
        <section aria-labelledby="shown">
          <h2 id="shown">What it shows</h2>
          <Facts checked={checked} last={last} />
          <h2>What it does not show</h2>
          <ul className="unshown">
            <li>that its last block is on the chain, and what came after it;</li>
            <li>that the factory has Guildhall’s code;</li>
            <li>what stands in documents: it has their digests;</li>
            <li>what the contracts hold: it has what the books say that they hold.</li>
          </ul>
        </section>
        <section aria-labelledby="stands">
          <h2 id="stands">What it stands on</h2>
          <p>Nobody can show these in a file. Compare each with another source:</p>
          <ToCompare items={premises(last, named)} />
        </section>
      </div>
    </div>
  );
}

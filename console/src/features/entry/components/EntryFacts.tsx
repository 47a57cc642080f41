import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { Address } from '../../guild/components/Address.tsx';
import type { Entry } from '../queries/entry.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function HashFact({ name, hash }: { name: string; hash: string }) {
  return (
    <div className="fact-hash">
      <dt>
        {name} <CopyButton text={hash} what={name} />
      </dt>
      <dd>
        <Hex value={hash} full />
      </dd>
    </div>
  );
}

/** Every field of an entry that is its own. */
export function EntryFacts({ entry }: { entry: Entry }) {
  return (
    <dl className="facts">
      <Fact name="Guild">
        <ForeignText>{entry.guild.name}</ForeignText>
      </Fact>
      <Fact name="Entry">
        {formatCount(entry.number)} of {formatCount(entry.guild.head.entryCount)}
      </Fact>
      <Fact name="Time">
        <Time seconds={entry.timestamp} /> UTC
      </Fact>
      <Fact name="Actor">
        <Address address={entry.actor.id} isWhole />
      </Fact>
      <Fact name="Sent by">
        <Address address={entry.transactionFrom} isWhole />
        {entry.transactionFrom !== entry.actor.id && ', who paid the transaction’s gas and is not the actor'}
      </Fact>
      {entry.account && (
        <Fact name="For">
          <Address address={entry.account.id} isWhole />
        </Fact>
      )}
      <Fact name="Contract">
        <Address address={entry.contract.address} isWhole />
      </Fact>
      <Fact name="Block">{formatCount(entry.blockNumber)}</Fact>
      <Fact name="Log">
        {formatCount(entry.logIndex)} of the block; position {entry.position.toString()}
      </Fact>
      <HashFact name="Block hash" hash={entry.blockHash} />
      <HashFact name="Transaction" hash={entry.transactionHash} />
      <HashFact name="Topic 0" hash={entry.topic0} />
      <HashFact name="Payload hash" hash={entry.payloadHash} />
      <HashFact name="Id of the entry" hash={entry.id} />
    </dl>
  );
}

import type { ReactNode } from 'react';
import type { ReadyAction } from '../../../../../client/index.ts';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { NATIVE_COIN } from '../../../lib/nativeCoin.ts';
import { Address } from '../../guild/components/Address.tsx';
import { shownTypedData } from '../shownTypedData.ts';
import { Hashes } from './Hashes.tsx';
import { PlannedProposal } from './PlannedProposal.tsx';

/** What would be done, as it was prepared: in words, as the call that it is, simulated, and who pays. */
export function ShownAction({ prepared }: { prepared: ReadyAction }) {
  const { summary, call, basis, expiresAt, unsignedTransaction, forwardRequest, payer } = prepared;
  const from = (payer === 'relayer' ? forwardRequest?.message.from : unsignedTransaction?.from) ?? '';
  const typedData = shownTypedData(prepared);
  return (
    <>
      <h2>
        <ForeignText>{summary}</ForeignText>
      </h2>
      <dl className="review-facts">
        <Fact name="Who acts">
          <Address address={from.toLowerCase()} isWhole />
        </Fact>
        {call.value > 0n && (
          <Fact name="What is paid">
            <Amount value={call.value} token={NATIVE_COIN} />
          </Fact>
        )}
        <Fact name="Who pays the gas">
          <WhoPays prepared={prepared} />
        </Fact>
        <Fact name="Simulation">
          It succeeds on block {formatCount(basis.number)}. What others do before it is mined may change that.
        </Fact>
        <Fact name="Valid until">
          <Time seconds={expiresAt} />, by the chain’s time
        </Fact>
      </dl>
      {prepared.proposal && <PlannedProposal proposal={prepared.proposal} />}
      <Call call={call} />
      {typedData && <Hashes typedData={typedData} />}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function WhoPays({ prepared: { payer, maxCost, sponsorship } }: { prepared: ReadyAction }) {
  if (payer === 'relayer') return <>The guild’s relayer. It costs you nothing.</>;
  return (
    <>
      Your account{maxCost === undefined ? ', what your wallet asks for' : ', at most '}
      {maxCost !== undefined && <Amount value={maxCost} token={NATIVE_COIN} />}.
      {sponsorship.reason && <> The relayer does not pay: {sponsorship.reason}</>}
    </>
  );
}

function Call({ call: { contract, function: name, to, args, data } }: Pick<ReadyAction, 'call'>) {
  return (
    <details>
      <summary>
        The call: {contract}.{name}
      </summary>
      <p>
        at <Address address={to.toLowerCase()} isWhole />
      </p>
      <dl className="review-facts">
        {args.map((arg, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: arguments may have no names, and their place is what they are.
          <Fact key={`${index}-${arg.name}`} name={arg.name || `argument ${index + 1}`}>
            <code className="hex hex-full">
              <ForeignText>{typeof arg.value === 'string' ? arg.value : JSON.stringify(arg.value)}</ForeignText>
            </code>
          </Fact>
        ))}
        <Fact name="Bytes">
          <code className="hex hex-full">{data}</code>
        </Fact>
      </dl>
    </details>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Eip712 } from '../../../../../client/index.ts';
import { type Comparable, ToCompare } from '../../../components/ui/ToCompare.tsx';

/** What a hardware wallet shows: computed here from what would be signed, so that it can be compared. */
export function Hashes({ typedData }: { typedData: Eip712 }) {
  const { data, error } = useQuery({
    queryKey: ['typed-hashes', typedData],
    queryFn: async () => (await import('../../../lib/account/typedHashes.ts')).typedHashes(typedData),
    gcTime: 0,
  });
  return (
    <details>
      <summary>To compare on a hardware wallet</summary>
      <p className="quiet-text">These were computed in this browser from the fields that would be signed (EIP-712).</p>
      {error && <p className="field-fault">They cannot be computed: {error.message}</p>}
      {data && <ToCompare items={comparables(data)} />}
      <dl className="review-facts">
        {[...Object.entries(typedData.domain), ...Object.entries(typedData.message)].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code className="hex hex-full">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function comparables({ domain, message, signed }: { domain: string; message: string; signed: string }): Comparable[] {
  return [
    { name: 'Domain hash', value: domain, notes: [] },
    { name: 'Message hash', value: message, notes: [] },
    { name: 'Hash that is signed', value: signed, notes: ['Made of the two above.'] },
  ];
}

import type { Eip712, ReadySignature } from '../../../../../client/index.ts';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Hashes } from './Hashes.tsx';

/** What would be signed for somebody else to submit. */
export function ShownSignature({ prepared: { summary, typedData } }: { prepared: ReadySignature }) {
  return (
    <>
      <h2>
        <ForeignText>{summary}</ForeignText>
      </h2>
      <p>
        This makes a signature and nothing else: whoever has it can submit it. Give it only to whom it is meant for.
      </p>
      <Hashes typedData={typedData as Eip712} />
    </>
  );
}

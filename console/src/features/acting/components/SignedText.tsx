import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';

type Props = { summary: string; signature: string; close: () => void };

/** A signature, to be handed to whoever submits it. */
export function SignedText({ summary, signature, close }: Props) {
  return (
    <>
      <h2>Signed</h2>
      <p>
        <ForeignText>{summary}</ForeignText>
      </p>
      <p>
        <code className="hex hex-full">{signature}</code> <CopyButton text={signature} what="the signature" />
      </p>
      <p className="quiet-text">It is kept nowhere: copy it now.</p>
      <div className="review-buttons">
        <button type="button" onClick={close}>
          Close
        </button>
      </div>
    </>
  );
}

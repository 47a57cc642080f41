import { ForeignText } from '../../../components/ui/ForeignText.tsx';

type Props = { cid: string | null; text: string | null };

/** The text of a document that somebody published, folded and never executed; or that nobody has made it available. */
export function ForeignDocument({ cid, text }: Props) {
  if (text === null) {
    return cid === null || cid === '' ? null : (
      <p className="quiet-text">
        Its document is not available: <code className="hex-full">{cid}</code>
      </p>
    );
  }
  return (
    <details className="foreign-document">
      <summary>Read the document</summary>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and their order never changes.
        <p key={index}>
          <ForeignText>{line}</ForeignText>
        </p>
      ))}
    </details>
  );
}

import { type ChangeEvent, useState } from 'react';
import type { DocumentType } from '../../../../../../client/index.ts';
import { gateway } from '../../../../lib/gateway.ts';
import type { ControlProps } from '../../form/formContext.ts';
import { Invalid } from '../../form/invalid.ts';
import { digestParser, textParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

const TYPES: readonly DocumentType[] = [
  'text/markdown',
  'text/plain',
  'application/pdf',
  'application/json',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
];
const NOT_PUBLISHED = 'What was written is not published yet: press “Publish the text”.';

type Props = ControlProps & { digest: unknown; onPublish: (published: { cid: string; digest: string }) => void };

/** A document: written here, or a file. It is published for everybody to read, and the action names it by CID and digest. */
export function DocumentControl({ id, value, onChange, digest, onPublish }: Props) {
  const [state, setState] = useState<'publishing' | { fault: string }>();
  const publish = async (document: string | File, type: DocumentType) => {
    setState('publishing');
    try {
      onPublish(await gateway.publish(document, type));
      setState(undefined);
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  const chooseFile = ({ target: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [file] = files ?? [];
    if (!file) return;
    const type = TYPES.find((one) => one === file.type) ?? (/\.md$/i.test(file.name) ? 'text/markdown' : 'text/plain');
    void publish(file, type);
  };
  const text = value instanceof Invalid ? value.text : '';
  return (
    <div className="document-control">
      <textarea
        id={id}
        rows={5}
        value={text}
        placeholder="Write it here, in Markdown …"
        onChange={({ target }) => onChange(target.value === '' ? undefined : new Invalid(target.value, NOT_PUBLISHED))}
        aria-describedby={`${id}-words`}
      />
      <span className="document-ways">
        <button type="button" disabled={text === ''} onClick={() => void publish(text, 'text/markdown')}>
          Publish the text
        </button>
        <label>
          or a file <input type="file" accept={[...TYPES, '.md'].join()} onChange={chooseFile} />
        </label>
      </span>
      <p className="field-words">Published documents can be read by everybody, and cannot be taken back.</p>
      <p role="status">{state === 'publishing' ? 'Publishing …' : ''}</p>
      {typeof state === 'object' && <p className="field-fault">{state.fault}</p>}
      {typeof value === 'string' && (
        <p className="published">
          Published as <code className="hex hex-full">{value}</code>, SHA-256{' '}
          <code className="hex hex-full">{String(digest)}</code>
        </p>
      )}
      <AlreadyPublished id={id} digest={digest} value={value} onPublish={onPublish} />
    </div>
  );
}

function AlreadyPublished({ id, value, digest, onPublish }: Omit<Props, 'onChange'>) {
  const own = { cid: typeof value === 'string' ? value : '', digest: typeof digest === 'string' ? digest : '' };
  return (
    <details>
      <summary>It is published already</summary>
      <label htmlFor={`${id}-cid`}>IPFS CID</label>
      <TypedControl
        id={`${id}-cid`}
        value={own.cid}
        parser={textParser}
        onChange={(cid) => onPublish({ ...own, cid: String(cid ?? '') })}
      />
      <label htmlFor={`${id}-digest`}>SHA-256 of its bytes</label>
      <TypedControl
        id={`${id}-digest`}
        value={own.digest}
        parser={digestParser}
        onChange={(next) => onPublish({ ...own, digest: typeof next === 'string' ? next : '' })}
      />
    </details>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import type { Entry, NamedDocument } from '../queries/entry.ts';

/** Links to other entries that are shown; the query asks for one more, and for this entry. */
const MAX_LINKS = 20;

/** Characters and lines from which on a text is folded. */
const LONG = { characters: 700, lines: 12 };

const kinds: Record<NamedDocument['kind'], string> = { TEXT: 'Text', JSON: 'JSON', BINARY: 'Neither text nor JSON' };

/** Whether the bytes that IPFS served are those that the log commits to. */
function DigestVerdict({ document, committed }: { document: NamedDocument; committed: string | null }) {
  if (committed === null) return <p className="quiet-text">The log commits to no digest.</p>;
  if (document.digest === committed) {
    return <p className="verdict verdict-good">✓ The bytes match the digest in the log</p>;
  }
  return (
    <Notice tone="warning" title="The bytes do NOT match the digest in the log">
      <p>What is below is not what the entry committed to. The log’s digest is the one that counts.</p>
      <p className="notice-detail">
        in the log {committed}
        {'\n'}of the bytes {document.digest}
      </p>
    </Notice>
  );
}

/** The kept beginning of a document, as plain text. */
function DocumentText({ text, exact }: { text: string; exact: boolean }) {
  const [open, setOpen] = useState(false);
  const long = text.length > LONG.characters || text.split('\n', LONG.lines + 1).length > LONG.lines;
  return (
    <>
      <pre id="document-text" dir="auto" className={long && !open ? 'document-text document-folded' : 'document-text'}>
        {text}
      </pre>
      {long && (
        <button
          type="button"
          className="quiet"
          aria-expanded={open}
          aria-controls="document-text"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : 'Show more'}
        </button>
      )}
      {!exact && (
        <p className="quiet-text">The ledger keeps the beginning of the text only, or not all of its characters.</p>
      )}
    </>
  );
}

/** Other entries that name the document. */
function Mentions({ entry, document }: { entry: Entry; document: NamedDocument }) {
  const mentions = document.mentions.filter(({ id }) => id !== entry.id);
  if (mentions.length === 0) return <p className="quiet-text">No other entry names it.</p>;
  const count = mentions.length > MAX_LINKS ? `More than ${MAX_LINKS}` : formatCount(mentions.length);
  return (
    <p>
      {count} other {mentions.length === 1 ? 'entry names' : 'entries name'} it:{' '}
      {mentions.slice(0, MAX_LINKS).map(({ id, number, guild }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/entries/$id" params={{ id }}>
            {guild.id !== entry.guild.id && (
              <>
                <ForeignText>{guild.name}</ForeignText>,{' '}
              </>
            )}
            entry {formatCount(number)}
          </Link>
        </span>
      ))}
    </p>
  );
}

function DocumentCid({ cid }: { cid: string }) {
  return (
    <p className="cid">
      CID <code>{cid}</code> <CopyButton text={cid} what="the document’s CID" />
    </p>
  );
}

function ReadDocument({ entry, document }: { entry: Entry; document: NamedDocument }) {
  return (
    <>
      <p className="document-title">
        <ForeignText>{document.title ?? 'Without a title'}</ForeignText>
      </p>
      <p className="quiet-text">
        {kinds[document.kind]}, {formatCount(document.size)} {document.size === 1 ? 'byte' : 'bytes'}
      </p>
      <DocumentCid cid={document.id} />
      <DigestVerdict document={document} committed={entry.documentDigest} />
      {document.text !== null && <DocumentText text={document.text} exact={document.textExact} />}
      <Mentions entry={entry} document={document} />
    </>
  );
}

/** What the log says of a document that the ledger has not read. */
function UnreadDocument({ cid, digest }: { cid: string | null; digest: string | null }) {
  return (
    <>
      <p>
        {cid === null
          ? 'Never read: the log’s CID is in none of IPFS’s default forms.'
          : 'Not read yet: nobody serves this CID, or there has been no block since.'}
      </p>
      {cid !== null && <DocumentCid cid={cid} />}
      {digest !== null && (
        <p className="cid">
          digest in the log <Hex value={digest} full /> <CopyButton text={digest} what="the digest in the log" />
        </p>
      )}
    </>
  );
}

/** The document that an entry names, and whether it is the one that the log commits to; nothing when it names none. */
export function DocumentPanel({ entry }: { entry: Entry }) {
  const { document, documentCid, documentDigest } = entry;
  if (documentCid === null && documentDigest === null) return null;
  return (
    <section className="document" aria-labelledby="document">
      <h2 id="document">Document</h2>
      {document ? (
        <ReadDocument key={document.id} entry={entry} document={document} />
      ) : (
        <UnreadDocument cid={documentCid} digest={documentDigest} />
      )}
    </section>
  );
}

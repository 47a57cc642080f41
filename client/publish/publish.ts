import { exchange } from '../http/exchange.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import type { Connection } from '../http/post.ts';
import { tryAgain } from '../http/tryAgain.ts';
import { cidOf } from './cidOf.ts';

/** What the gateway publishes: text in UTF-8, or the bytes of a file. */
export type DocumentType =
  | 'application/json'
  | 'application/pdf'
  | 'image/gif'
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'text/markdown'
  | 'text/plain';

/** What names a document in an action: SHA-256 of its bytes (0x hex), and where they are. */
export type Published = { digest: string; cid: string };

/**
 * Puts a document where the ledger finds it; the same bytes again are the same document.
 *
 * @throws GuildhallError; NOT_AS_ASKED when the gateway names other bytes
 */
export type PublishDocument = (
  document: string | Uint8Array | Blob,
  type: DocumentType,
  signal?: AbortSignal,
) => Promise<Published>;

/** Makes what publishes at a gateway. */
export function createPublish(connection: Connection): PublishDocument {
  return async (document, type, signal) => {
    const url = documentsUrl(connection.url);
    const body = await bytesOf(document);
    const posted = { url, headers: { accept: 'application/json', 'content-type': type }, body };
    const { data } = await tryAgain(() => exchange(connection, posted, signal), signal);
    const { digest, cid } = data as Published;
    await mustName({ digest, cid }, body);
    return { digest, cid };
  };
}

/** A copy: it is hashed after it was sent. */
async function bytesOf(document: string | Uint8Array | Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof document === 'string') return new TextEncoder().encode(document);
  return document instanceof Blob ? new Uint8Array(await document.arrayBuffer()) : Uint8Array.from(document);
}

function documentsUrl(url: string): string {
  if (/\/graphql\/?$/.test(url)) return url.replace(/graphql\/?$/, 'documents');
  throw new GuildhallError('Documents are published beside /graphql: give createClient the url that ends so.', {
    code: 'MISUSED',
  });
}

/** What is named on the chain stays there. Pages without HTTPS cannot hash. */
async function mustName({ digest, cid }: Published, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!globalThis.crypto?.subtle) return;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const own = `0x${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  if (digest === own && cid === (cidOf(hash, bytes.length) ?? cid)) return;
  throw new GuildhallError('The gateway names other bytes than were published: do not use what it answered.', {
    code: 'NOT_AS_ASKED',
  });
}

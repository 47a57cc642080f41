import { CID, type MultihashDigest } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 } from 'multiformats/hashes/sha2';
import type { Logger } from 'pino';
import { z } from 'zod';
import { fault } from '../errors.ts';

/** A document that the ledger finds: what an action names it by, and its bytes' number. */
export type PublishedDocument = {
  /** Where it is: CID, version 1, raw leaves. */
  cid: string;
  /** SHA-256 of its bytes, 0x hex. */
  digest: string;
  size: number;
};

/** Publishes documents. */
export type Publisher = {
  /**
   * Stores a document where the ledger finds it; the same bytes again are the same document.
   *
   * @throws GraphQLError UPSTREAM_UNAVAILABLE, NOT_OFFERED
   */
  publish(bytes: Buffer, signal: AbortSignal): Promise<PublishedDocument>;
};

/** What is no longer is one block, and its CID holds its digest. */
const BLOCK_BYTES = 262_144;
const PATIENCE_MS = 20_000;
const ADD = 'api/v0/add?cid-version=1&raw-leaves=true&pin=true';
const added = z.object({ Hash: z.string() });

/**
 * Makes what publishes documents.
 *
 * @param config.ipfsUrl - Kubo RPC endpoint; without it, nothing is published.
 * @see https://docs.ipfs.tech/reference/kubo/rpc/#api-v0-add
 */
export function createPublisher({ ipfsUrl }: { ipfsUrl?: string }, log: Pick<Logger, 'warn'>): Publisher {
  return {
    async publish(bytes, signal) {
      if (ipfsUrl === undefined) {
        const message = 'This gateway publishes no documents: put the document on IPFS yourself, then name its CID.';
        throw fault('NOT_OFFERED', message);
      }
      try {
        const cid = await add(ipfsUrl, bytes, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
        const hash = await sha256.digest(bytes);
        mustHold(cid, hash, bytes.length);
        return { cid, digest: `0x${Buffer.from(hash.digest).toString('hex')}`, size: bytes.length };
      } catch (error) {
        signal.throwIfAborted();
        log.warn({ err: error }, 'The content store has not taken a document.');
        throw fault('UPSTREAM_UNAVAILABLE', 'The content store does not take documents now: try again later.', error);
      }
    },
  };
}

async function add(ipfsUrl: string, bytes: Buffer, signal: AbortSignal): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), 'document');
  const response = await fetch(`${ipfsUrl.replace(/\/$/, '')}/${ADD}`, { method: 'POST', body, signal });
  const text = await response.text();
  if (!response.ok) throw new Error(`The content store answers with status ${response.status}: ${text.slice(0, 500)}`);
  return added.parse(JSON.parse(text.trim())).Hash;
}

/** A CID that leads to other bytes would stand on the chain for ever. That of several blocks is taken as it comes. */
function mustHold(cid: string, hash: MultihashDigest, size: number): void {
  if (size > BLOCK_BYTES) return;
  const own = String(CID.createV1(raw.code, hash));
  if (cid !== own) throw new Error(`The content store names the document ${cid} instead of ${own}.`);
}

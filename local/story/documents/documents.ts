import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where a document's bytes are, and what they hash to. */
export type Published = { digest: string; cid: string };

const addedSchema = z.object({ Hash: z.string() });

/**
 * Publishes one of the story's documents to IPFS.
 *
 * @param ipfsUrl - Kubo RPC endpoint.
 * @param name - File name in `documents/`.
 * @returns SHA-256 digest (0x hex) and CID (version 1, raw leaves) of its bytes.
 * @throws Error when the content store refuses it.
 * @see https://docs.ipfs.tech/reference/kubo/rpc/#api-v0-add
 */
export async function publish(ipfsUrl: string, name: string): Promise<Published> {
  const bytes = await readFile(new URL(`./${name}`, import.meta.url));
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const url = `${ipfsUrl}/api/v0/add?cid-version=1&raw-leaves=true&pin=true`;
  const response = await fetch(url, { method: 'POST', body: form });
  const body = await response.text();
  if (!response.ok) throw new Error(`The content store refused ${name}: ${body}`);
  const added = addedSchema.parse(JSON.parse(body.trim().split('\n').at(-1) ?? ''));
  return { digest: `0x${createHash('sha256').update(bytes).digest('hex')}`, cid: added.Hash };
}

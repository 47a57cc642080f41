import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { StackError } from '../stackError.ts';

const addedSchema = z.object({ Hash: z.string() });
/** The keys under which a built manifest names its files. */
const FILE_KEYS = new Set(['file']);

/**
 * Puts a built subgraph into IPFS, so that its deployment is named by what it is and not by where it lies.
 *
 * @param manifest - The path of the built manifest.
 * @param ipfsUrl - The Kubo RPC that the graph-node reads from as well.
 * @param copies - Folder that gets a copy of each file under its CID, for a `gnd dev` that runs there: it reads subgraphs
 * from its working folder only, never from IPFS.
 * @returns The CID of the manifest, which is the deployment's id.
 */
export async function publishSubgraph(manifest: string, ipfsUrl: string, copies?: string): Promise<string> {
  const folder = dirname(manifest);
  const publish = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    const cid = await add(ipfsUrl, bytes);
    if (copies !== undefined) await writeFile(join(copies, cid), bytes);
    return cid;
  };
  const link = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(link));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(async ([key, inner]) => {
      if (!FILE_KEYS.has(key) || typeof inner !== 'string') return [key, await link(inner)];
      return [key, { '/': `/ipfs/${await publish(await readFile(join(folder, inner)))}` }];
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  if (copies !== undefined) await mkdir(copies, { recursive: true });
  const linked = await link(parse(await readFile(manifest, 'utf8')));
  return publish(Buffer.from(stringify(linked)));
}

async function add(ipfsUrl: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([bytes]));
  const response = await fetch(`${ipfsUrl}/api/v0/add?pin=true`, { method: 'POST', body });
  if (!response.ok) throw new StackError('subgraph', `IPFS refused a file: ${await response.text()}`, 'see --ipfs');
  return addedSchema.parse(JSON.parse(await response.text())).Hash;
}

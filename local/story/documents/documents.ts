import { readFile } from 'node:fs/promises';
import type { GuildhallClient, Published } from '../../../client/index.ts';

/**
 * Publishes one of the story's documents through the gateway.
 *
 * @param name - File name in `documents/`.
 * @returns SHA-256 digest (0x hex) and CID (version 1, raw leaves) of its bytes.
 * @throws GuildhallError when the gateway refuses it.
 */
export async function publish(client: GuildhallClient, name: string): Promise<Published> {
  return client.publish(await readFile(new URL(`./${name}`, import.meta.url)), 'text/markdown');
}

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Problem } from './problem.ts';

/**
 * Writes a file that is there whole or not at all.
 *
 * @param advice - What to do when it cannot be written, besides making room.
 * @throws Problem when it cannot be written; what the bytes throw
 */
export async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>, advice: string): Promise<void> {
  // Of this call alone: another one may be writing the same file.
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    await pipeline(bytes, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Problem(`${file} cannot be written (${error.message}): make room, or ${advice}.`, { cause: error });
  }
}

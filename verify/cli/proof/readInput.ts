import { createReadStream } from 'node:fs';
import { parseJson } from '../../chain/encode/json.ts';
import { Problem } from '../problem.ts';

/** Most bytes of such a file: a thousand proofs of full blocks have fewer. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The name of what is piped in. */
const STDIN = '-';

/**
 * Reads a file of JSON.
 *
 * @param file - Its name, or `-` for standard input.
 * @throws Problem when it cannot be read, is too large, or is not JSON
 */
export async function readInput(file: string): Promise<unknown> {
  const name = file === STDIN ? 'Standard input' : file;
  const text = await readText(file, name);
  try {
    parseJson(text);
    // Clients that cache rows have put their types into the answer.
    return JSON.parse(text, (key, value) => (key === '__typename' ? undefined : value));
  } catch (cause) {
    const reason = text.trim() === '' ? 'it is empty' : (cause as Error).message;
    throw new Problem(`${name} is not JSON (${reason}): give the gateway’s answer as it came.`, { cause });
  }
}

async function readText(file: string, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of file === STDIN ? process.stdin : createReadStream(file)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new Problem(`${name} cannot be read (${(cause as Error).message}): check its name and its rights.`, {
      cause,
    });
  }
}

import { createReadStream } from 'node:fs';
import { packLines, unpackLines } from '../../certificate/lines/lines.ts';
import { hexOf } from '../../chain/encode/hex.ts';
import { keccak } from '../../chain/encode/keccak.ts';
import { tables } from '../../compare/tables.ts';
import { decoded, encoded } from '../../ledger/rowText.ts';
import { Problem } from '../problem.ts';
import { writeWhole } from '../writeWhole.ts';

/** Which fields of which rows are compared: what was compared with fewer of them is not verified. */
const TABLES = hexOf(keccak(new TextEncoder().encode(JSON.stringify(tables))));

/**
 * Writes values into a file, which is whole at any time: first what it is, with its version.
 *
 * @throws Problem when it cannot be written
 */
export async function writeState(file: string, head: object, values: Iterable<unknown>): Promise<void> {
  async function* lines(): AsyncGenerator<unknown> {
    yield encoded({ ...head, tables: TABLES });
    for (const value of values) yield encoded(value);
  }
  await writeWhole(file, packLines(lines()), 'give another --state');
}

/**
 * Reads what {@link writeState} has written.
 *
 * @returns Undefined when there is no such file.
 * @throws Problem when the file is damaged or of another version
 */
export async function readLines(
  file: string,
  version: string,
): Promise<{ head: object; values: unknown[] } | undefined> {
  try {
    const values: unknown[] = [];
    for await (const line of unpackLines(createReadStream(file))) values.push(decoded(line));
    const head = values.shift();
    const found = typeof head === 'object' && head !== null && 'version' in head ? head.version : undefined;
    if (found !== version) throw new Error(`it is of version ${String(found)}, not ${version}`);
    const { tables: compared, ...own } = head as { tables?: unknown };
    if (compared !== TABLES) throw new Error('it is of another schema.graphql');
    return { head: own, values };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const advice = 'delete it to begin anew, or give another --state';
    throw new Problem(`${file} cannot be read (${(cause as Error).message}): ${advice}.`, { cause });
  }
}

import { createReadStream } from 'node:fs';
import { packLines, unpackLines } from '../certificate/lines.ts';
import type { Hex } from '../chain/types.ts';
import type { Covered } from '../compare/anchorCheck.ts';
import type { Difference } from '../compare/difference.ts';
import type { ComparisonProgress } from '../compare/ledgerComparison.ts';
import type { Records, Row } from '../ledger/records.ts';
import { Problem } from './problem.ts';
import { writeWhole } from './writeWhole.ts';

const VERSION = 1;

/** What a file belongs to: what is compared with what. */
export type StateScope = { chainId: string; graphql: string; guild: Hex; head: { number: bigint; hash: Hex } };

/** How far a verification is, after a block. */
export type SavedState = {
  task: StateScope;
  block: { number: bigint; hash: Hex };
  progress: ComparisonProgress;
  differences: Difference[];
  covered: readonly Covered[];
  rows: [string, Row][];
};

/** Writes how far a verification is; the file is whole at any time. */
export async function saveState(file: string, state: Omit<SavedState, 'rows'>, records: Records): Promise<void> {
  async function* lines(): AsyncGenerator<unknown> {
    yield encoded({ version: VERSION, ...state });
    for (const [type, row] of records.all()) yield encoded([type, row]);
  }
  await writeWhole(file, packLines(lines()), 'give another --state');
}

/**
 * Reads how far a verification was.
 *
 * @returns It; undefined when there is no such file.
 * @throws Problem when the file is damaged or of another version
 */
export async function readState(file: string): Promise<SavedState | undefined> {
  const advice = 'delete it to begin anew, or give another --state';
  try {
    const rows: [string, Row][] = [];
    let head: (Omit<SavedState, 'rows'> & { version: number }) | undefined;
    for await (const line of unpackLines(createReadStream(file))) {
      if (head === undefined) head = decoded(line) as Omit<SavedState, 'rows'> & { version: number };
      else rows.push(decoded(line) as [string, Row]);
    }
    if (head?.version !== VERSION) throw new Error(`it is of version ${head?.version}`);
    return { ...head, rows };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem(`${file} cannot be read (${(cause as Error).message}): ${advice}.`, { cause });
  }
}

/** The same with texts for integers, which JSON does not have. */
function encoded(value: unknown): unknown {
  if (typeof value === 'bigint') return { integer: String(value) };
  if (Array.isArray(value)) return value.map(encoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encoded(item)]));
}

function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  if ('integer' in value) return BigInt(String(value.integer));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decoded(item)]));
}

import type { ServedRow } from '../rows.ts';
import { ServerError } from './serverError.ts';

/** Rows that one page has at most. */
export const PAGE = 1_000;

/** The id that comes before all others. */
const FIRST = '0x';

/** Where a list begins, and where its reading ends. */
export type Extent = {
  /** The id behind which it begins; by default the first. */
  after?: string;
  /** How many rows follow from the chain. */
  expected: number;
};

/** A list as it is served. */
export type Listing = {
  rows: ServedRow[];
  /** Whether it was read to its end; if not, it has more rows than are expected. */
  isWhole: boolean;
};

/** Whether so many rows are a page more than expected: the rest is not read, as it might have no end. */
export function isTooLong(count: number, expected: number): boolean {
  return count > expected + PAGE;
}

/**
 * Reads a list page by page, in the order of its ids, until it {@link isTooLong}.
 *
 * @param what - Whose list it is, for errors: "URL gives things".
 * @param ask - Asks for the first rows behind an id.
 * @throws ServerError when the ids do not rise, so that it might have no end; a row that comes again in the same page is
 *   left for whoever compares the rows
 */
export async function* readPages<T extends ServedRow>(
  what: string,
  ask: (after: string) => Promise<T[]>,
  { after = FIRST, expected }: Extent,
): AsyncGenerator<T[]> {
  let last = after;
  for (let count = 0; !isTooLong(count, expected); ) {
    const page = await ask(last);
    last = lastOf(what, page, last);
    count += page.length;
    yield page;
    if (page.length < PAGE) return;
  }
}

/** The last id of a page that begins behind one. */
function lastOf(what: string, page: readonly ServedRow[], after: string): string {
  if (page.length > PAGE) throw new ServerError(`${what}: ${page.length} rows when asked for ${PAGE}. ${ADVICE}`);
  let last = after;
  for (const [at, row] of page.entries()) {
    const id = String(row.id);
    if (id < last || (id === last && at === 0)) {
      throw new ServerError(`${what} out of order: ${id} comes behind ${last}. ${ADVICE}`);
    }
    last = id;
  }
  return last;
}

const ADVICE = 'So nothing shows what it leaves out: do not rely on it, and ask another server.';

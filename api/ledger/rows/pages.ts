import { isHexString } from 'ethers';
import { fault } from '../../errors.ts';

/** Most rows of a page, where nothing else is said. */
const MOST_ROWS = 500;

/** The arguments of a Relay connection. */
export type PageArguments = { first: number; after?: string | null | undefined };

/** A row of the ledger in a page, by its id. */
export type RowEdge = { cursor: string; node: string };

/** A page of rows of the ledger, as a Relay connection. */
export type RowPage = {
  edges: RowEdge[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};

/**
 * Reads a page of rows by their ids.
 *
 * @param read - Reads the ids after one, in their order, so many at most.
 * @param most - Most rows of a page.
 * @throws GraphQLError `BAD_USER_INPUT` for a length or a cursor that cannot be
 */
export async function pageOf(
  { first, after }: PageArguments,
  read: (page: { first: number; after: string }) => Promise<readonly string[]>,
  most = MOST_ROWS,
): Promise<RowPage> {
  if (!(first >= 1 && first <= most)) {
    throw fault('BAD_USER_INPUT', `A page has 1 to ${most} rows: give another \`first\`, not ${first}.`);
  }
  if (after != null && !isHexString(after, true)) {
    throw fault('BAD_USER_INPUT', 'The cursor `after` is none: give the `endCursor` of the page before.');
  }
  const ids = await read({ first: first + 1, after: after ?? '0x' });
  const shown = ids.slice(0, first);
  return {
    edges: shown.map((id) => ({ cursor: id, node: id })),
    pageInfo: {
      hasNextPage: ids.length > first,
      hasPreviousPage: after != null,
      startCursor: shown[0] ?? null,
      endCursor: shown.at(-1) ?? null,
    },
  };
}

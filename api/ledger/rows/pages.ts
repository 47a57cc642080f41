import { isHexString } from 'ethers';
import { fault } from '../../errors.ts';

/** Most rows of a page, where nothing else is said. */
const MOST_ROWS = 500;

/** The arguments of a Relay connection. */
export type PageArguments = { first: number; after?: string | null | undefined };

/** A row of the ledger in a page, by its id. */
export type RowEdge = { cursor: string; node: string };

/** A page, as a Relay connection. */
export type EdgePage<Edge> = {
  edges: Edge[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};

/** A page of rows of the ledger. */
export type RowPage = EdgePage<RowEdge>;

/**
 * Reads a page.
 *
 * @param read - Reads what comes after a cursor, in order, so many at most.
 * @param most - Most edges of a page.
 * @throws GraphQLError `BAD_USER_INPUT` for a length or a cursor that cannot be
 */
export async function pageOf<Edge extends { cursor: string }>(
  { first, after }: PageArguments,
  read: (page: { first: number; after: string }) => Promise<readonly Edge[]>,
  most = MOST_ROWS,
): Promise<EdgePage<Edge>> {
  if (!(first >= 1 && first <= most)) {
    throw fault('BAD_USER_INPUT', `A page has 1 to ${most} rows: give another \`first\`, not ${first}.`);
  }
  if (after != null && !isHexString(after, true)) {
    throw fault('BAD_USER_INPUT', 'The cursor `after` is none: give the `endCursor` of the page before.');
  }
  const found = await read({ first: first + 1, after: after ?? '0x' });
  const edges = found.slice(0, first);
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A row in a page that is told by its id alone. */
export function rowEdge({ id }: { id: string }): RowEdge {
  return { cursor: id, node: id };
}

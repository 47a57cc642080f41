import type { GraphQLResolveInfo } from 'graphql';
import type { Ledger } from '../ledger.ts';

const noted = new WeakMap<object, Map<string, number>>();

/**
 * Notes the block that a field at the root stands on, where it names one in its own way.
 *
 * @param ledger - Of the operation.
 * @param info - Of a field below that root, or of itself.
 */
export function noteStanding(
  ledger: Pick<Ledger, 'query'>,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
  number: number,
) {
  const blocks = noted.get(ledger) ?? new Map<string, number>();
  noted.set(ledger, blocks.set(rootKey(path), number));
}

/** The blocks that were noted in an operation, by the response keys of the fields at the root. */
export function standingsOf(ledger: Pick<Ledger, 'query'>): ReadonlyMap<string, number> {
  return noted.get(ledger) ?? new Map();
}

/** The response key of the field at the root above a field. */
export function rootKey(path: GraphQLResolveInfo['path']): string {
  let root = path;
  while (root.prev) root = root.prev;
  return String(root.key);
}

import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { fault } from '../errors.ts';
import { CLIENT_FAULTS, type Rule } from './clientFaults.ts';

/** An error in graph-node's answer. Its messages are its only codes; its positions are not in the client's text. */
export const graphNodeError = z.object({
  message: z.string(),
});

/** The end of a message that PostgreSQL caused. */
const SQL = /, query = [\s\S]*$/;
const REORGANISED = 'the chain was reorganized while executing the query';

/** graph-node's texts, from its `graph/src/data/query/error.rs` and `graphql/src/store/resolver.rs`. */
const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(REORGANISED),
    code: 'CHAIN_REORGED',
    message: () => 'The chain was reorganised while the ledger was being read, twice. Try again in a moment.',
  },
  {
    pattern: /has only indexed up to block number (\d+) and data for block number (\d+) is therefore not yet available/,
    code: 'BLOCK_NOT_INDEXED',
    message: ([, indexed = '', asked = '']) => notIndexed(indexed, asked),
  },
  {
    pattern: /no block with that hash found/,
    code: 'BLOCK_NOT_INDEXED',
    message: () =>
      'The ledger does not know that block hash, or not yet. If the block is new, ask again in a moment; otherwise use a hash from `_meta`, or a number.',
  },
  {
    pattern:
      /only has data starting at block number (-?\d+) and data for block number (-?\d+) is therefore not available/,
    code: 'BAD_USER_INPUT',
    message: ([, first, asked]) =>
      `The ledger begins at block ${first}: ask for that one or a later one, not ${asked}.`,
  },
  {
    pattern: /has not started syncing yet/,
    code: 'UPSTREAM_UNAVAILABLE',
    message: () => 'The ledger has not indexed its first block yet. Try again in a moment.',
  },
  {
    pattern: /deployment `.*` does not exist/,
    code: 'UPSTREAM_UNAVAILABLE',
    message: () => 'graph-node does not have the ledger: deploy the subgraph, or correct GUILDHALL_GRAPH_NODE_URL.',
  },
  {
    pattern: /indexing_error/,
    code: 'LEDGER_FAILED',
    message: () =>
      'The subgraph skipped an error while indexing. Ask with `subgraphError: allow` to see its rows anyway.',
  },
  {
    pattern: /^query potentially returns|exceeds the limit of `|the result size of|^query is too expensive/,
    code: 'QUERY_TOO_COMPLEX',
    message: () =>
      'The ledger’s graph-node refuses this much at once: ask for fewer rows, above all in lists inside lists.',
  },
  {
    pattern: /^Query timed out|canceling statement due to statement timeout/,
    code: 'QUERY_TOO_COMPLEX',
    message: () => 'The ledger could not answer in time. Ask for less.',
  },
  {
    pattern: /^service is overloaded/,
    code: 'UPSTREAM_UNAVAILABLE',
    message: () => 'The ledger’s graph-node is overloaded. Try again in a moment.',
  },
  ...CLIENT_FAULTS,
  {
    pattern: /^(Store error|Failed to get entities from store)/,
    code: 'UPSTREAM_UNAVAILABLE',
    message: () => 'graph-node cannot read its database. Try again in a moment.',
  },
];

/** Says that the ledger does not hold a block yet. */
export function notIndexed(indexed: number | string, asked: number | string): string {
  return `The ledger has only indexed up to block ${indexed}; block ${asked} is not there yet. Ask again later.`;
}

const ERRORS = Buffer.from('{"errors"');

/** Whether an answer says that the chain was reorganised meanwhile. Such an answer holds no data. */
export function saysReorganised(answer: Buffer): boolean {
  return answer.subarray(0, ERRORS.length).equals(ERRORS) && answer.includes(REORGANISED);
}

/**
 * Turns an error of graph-node into a fault that clients are shown. A text that is not known becomes an error without
 * a code, which is logged and never shown.
 */
export function fromGraphNodeError({ message }: z.infer<typeof graphNodeError>): GraphQLError {
  const original = new Error(`graph-node answered: ${message.replace(SQL, '')}`);
  for (const { pattern, code, message: rewrite } of RULES) {
    const match = pattern.exec(message);
    if (!match) continue;
    return fault(code, rewrite(match), original);
  }
  return new GraphQLError(original.message, { originalError: original, extensions: { http: { status: 500 } } });
}

import type { FaultCode } from '../errors.ts';

/** What one of graph-node's texts means. */
export type Rule = {
  pattern: RegExp;
  code: FaultCode;
  /** What clients are shown in place of graph-node's own words. */
  message: (match: RegExpExecArray) => string;
};

const refused = (pattern: RegExp, message: Rule['message']): Rule => ({ pattern, code: 'BAD_USER_INPUT', message });

/**
 * What is wrong with a question itself, and with no part of the system: from graph-node, and from PostgreSQL under it.
 * Most of it is refused before it is forwarded, see `normal/`.
 */
export const CLIENT_FAULTS: readonly Rule[] = [
  refused(
    /error encoding message to server|bind (variables|parameters)/,
    () => 'The filters have more values than PostgreSQL takes (32,767): split them over several requests.',
  ),
  refused(/value overflows numeric format/, () => 'A number has more digits than the ledger can hold.'),
  refused(
    /invalid byte sequence for encoding "UTF8": 0x00/,
    () => 'A text contains a zero byte, which no text in the ledger does: leave it out.',
  ),
  refused(
    /^Child filter nesting not supported by value `([^`]*)`/,
    ([, field]) =>
      `The filter \`${field}_\` is nested in another such filter, and only one level is supported: filter by its id, or query the other entity first.`,
  ),
  refused(
    /missing FROM-clause entry/,
    () =>
      'With `current: include`, a series cannot be ordered by a field of another row: order by one of its own, or leave `current` out.',
  ),
  refused(
    /^(Failed to (decode|coerce)|Invalid value|No value|Filter |Values passed|Non-list value|Query contains value)|argument must be between/,
    () => 'The ledger does not accept a value in this query: see the schema for what it accepts.',
  ),
  {
    pattern: /Recursion limit exceeded|stack depth limit exceeded/,
    code: 'QUERY_TOO_COMPLEX',
    message: () => 'The filters are nested too deeply for the ledger: nest fewer `and` and `or`.',
  },
];

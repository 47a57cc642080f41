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
    () => 'The filters hold more values than PostgreSQL takes (32,767): ask in several requests.',
  ),
  refused(/value overflows numeric format/, () => 'A number has more digits than the ledger can hold.'),
  refused(
    /invalid byte sequence for encoding "UTF8": 0x00/,
    () => 'A text has a zero byte in it, which no text of the ledger has: leave it out.',
  ),
  refused(
    /^Child filter nesting not supported by value `([^`]*)`/,
    ([, field]) =>
      `The filter \`${field}_\` stands inside that of another reference, and there is one level of them: filter by its id, or ask for the other entity first.`,
  ),
  refused(
    /missing FROM-clause entry/,
    () =>
      'With `current: include`, series are not ordered by a field of what they refer to: order by one of their own, or leave `current` out.',
  ),
  refused(
    /^(Failed to (decode|coerce)|Invalid value|No value|Filter |Values passed|Non-list value|Query contains value)|argument must be between/,
    () => 'The ledger does not take a value of this question: see the schema for what it takes.',
  ),
  {
    pattern: /Recursion limit exceeded|stack depth limit exceeded/,
    code: 'QUERY_TOO_COMPLEX',
    message: () => 'The filters are nested deeper than the ledger reads: use fewer `and` and `or` inside each other.',
  },
];

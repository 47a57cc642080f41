import type { FaultCode } from '../errors.ts';

/** What one of graph-node's texts means. */
export type Rule = {
  pattern: RegExp;
  code: FaultCode;
  /** Shown in place of graph-node's own words where those say too much, or too little. */
  message?: (match: RegExpExecArray) => string;
};

const refused = (pattern: RegExp, message?: Rule['message']): Rule => ({
  pattern,
  code: 'BAD_USER_INPUT',
  ...(message && { message }),
});

const notHex = () => 'Bytes and ids are 0x and an even number of hex digits.';

/** What is wrong with a question itself, and with no part of the system: from graph-node, and from PostgreSQL under it. */
export const CLIENT_FAULTS: readonly Rule[] = [
  refused(
    /^The `first` argument must be between .* but is (-?\d+)/,
    ([, first]) => `\`first\` is 1 to 1000, not ${first}.`,
  ),
  refused(/argument must be between|^No value provided/),
  refused(
    /^Invalid value provided for argument `([^`]*)`/,
    ([, name]) =>
      `The argument \`${name}\` has a value that its type does not take: see the schema. Bytes are hex after 0x, and timestamps whole microseconds since 1970, in quotes.`,
  ),
  refused(
    /failed to convert `.*` to an Int8/,
    () => 'The ids of points and of series are whole numbers below 2^63: ask by one that a list has given.',
  ),
  refused(
    /^Failed to decode `(BigInt|Int8|Timestamp|BigDecimal)` value/,
    ([, type]) =>
      `A value is no ${type}: write decimal digits${type === 'Int8' ? ' of a number below 2^63' : ', after a minus if there is one'}.`,
  ),
  refused(/^Failed to decode `Bytes` value|store error: (Odd number of digits|Invalid character)/, notHex),
  refused(/^Failed to (decode|coerce)/),
  refused(
    /unsupported filter `([^`]*)`/,
    ([, filter]) =>
      `The filter \`${filter?.trim()}\` does not work on this field or value: bytes are compared, and looked into by \`_contains\` only.`,
  ),
  refused(
    /operator does not exist: bytea ~~/,
    () => 'Bytes are no text: look into them by `_contains`, and for their beginning by `_gte` and `_lt`.',
  ),
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
  refused(/^(Ordering by|Filter (not supported|must)|Cannot mix column filters)/),
  refused(/^(Values passed to filter|Non-list value passed|Query contains value with invalid type)/),
  refused(/^(Invalid fulltext search query syntax|fulltext search queries can only)/),
  refused(/^(Entity `.*` has no attribute|Not supported:)/),
  {
    pattern: /Recursion limit exceeded|stack depth limit exceeded/,
    code: 'QUERY_TOO_COMPLEX',
    message: () => 'The filters are nested deeper than the ledger reads: use fewer `and` and `or` inside each other.',
  },
];

/**
 * What the gateway's scalars are in TypeScript once this package has read them: the `scalars` of a GraphQL Codegen
 * configuration. Integers of any size are `bigint`; ids and hashes are text in `0x…`; prices with decimals are text.
 */
export const scalars = {
  BigDecimal: 'string',
  BigInt: 'bigint',
  Bytes: 'string',
  ID: 'string',
  Int8: 'bigint',
  JSON: 'unknown',
  Timestamp: 'bigint',
  TypedData: 'unknown',
} as const;

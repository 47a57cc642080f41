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
  _Any: 'unknown',
} as const;

/**
 * The `config` of GraphQL Codegen's preset `client`, by which documents are texts that this package's `query` takes, and have the
 * types of what it gives and takes.
 */
export const config = {
  documentMode: 'string',
  enumsAsTypes: true,
  scalars,
  // A scalar that the gateway has newly and this package does not know is no `any`.
  strictScalars: true,
  useTypeImports: true,
} as const;

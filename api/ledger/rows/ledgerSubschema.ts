import type { SubschemaConfig } from '@graphql-tools/delegate';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../context.ts';

/** The ledger's part of the gateway's schema. */
export type LedgerSubschema = SubschemaConfig<unknown, unknown, unknown, GatewayContext>;

const subschemas = new WeakMap<GraphQLSchema, LedgerSubschema>();

/** Remembers which part of a schema is the ledger's. */
export function setLedgerSubschema(schema: GraphQLSchema, subschema: LedgerSubschema): void {
  subschemas.set(schema, subschema);
}

/** The ledger's part of a schema that the gateway has stitched. */
export function ledgerSubschema(schema: GraphQLSchema): LedgerSubschema {
  const subschema = subschemas.get(schema);
  if (subschema === undefined) throw new Error('This schema has no ledger in it.');
  return subschema;
}

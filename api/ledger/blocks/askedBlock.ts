import { type GraphQLResolveInfo, Kind, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../../context.ts';
import { keyOf, rootFields } from '../schema/rootFields.ts';
import { rootKey, standingsOf } from './standings.ts';

const heightSchema = z.union([z.strictObject({ number: z.number() }), z.strictObject({ hash: z.string() })]);

/** How graph-node is asked for a block. */
export type AskedBlock = z.infer<typeof heightSchema>;

/**
 * The block that a row stands on while its operation is executed: the one that the field at the root above it names, or
 * the one that the operation is pinned to.
 */
export async function askedBlock(
  { path, operation, fragments, variableValues }: GraphQLResolveInfo,
  ledger: Pick<GatewayContext['ledger'], 'indexedBlock' | 'query'>,
): Promise<AskedBlock> {
  const root = rootKey(path);
  const noted = standingsOf(ledger).get(root);
  if (noted !== undefined) return { number: noted };
  const fields = rootFields({ kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] });
  const field = fields.find((one) => keyOf(one) === root);
  const named = field?.arguments?.find(({ name }) => name.value === 'block')?.value;
  if (named) return heightSchema.parse(valueFromASTUntyped(named, variableValues));
  return { number: (await ledger.indexedBlock()).number };
}

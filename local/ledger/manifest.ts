import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { addressOf, type Deployments } from './deployments.ts';

const sourceSchema = z.looseObject({ kind: z.string(), name: z.string(), network: z.string().optional() });
/** Of the factory: the address of the forwarder that its guilds trust. */
const contextSchema = z.looseObject({ forwarder: z.object({ type: z.literal('Bytes'), data: z.string() }) });
const manifestSchema = z.looseObject({
  dataSources: z.array(sourceSchema.extend({ source: z.looseObject({}), context: contextSchema.optional() })),
  templates: z.array(sourceSchema).optional(),
});

/** Sources of contracts that not every network has; the manifest of one without goes without them. */
const OPTIONAL = ['UniswapV2Factory'];

/**
 * Puts a network's name, addresses and first blocks into a subgraph's manifest, as `graph build --network` does, but
 * without building again.
 *
 * @param text - The manifest, YAML.
 * @throws StackError when the network lacks a contract that every network has
 */
export function placeManifest(text: string, network: string, deployments: Deployments): string {
  const { dataSources, templates, ...rest } = manifestSchema.parse(parse(text));
  const isThere = ({ name }: { name: string }) => name in deployments || !OPTIONAL.includes(name);
  return stringify({
    ...rest,
    dataSources: dataSources.filter(isThere).map(({ context, ...entry }) => ({
      ...entry,
      network,
      source: {
        ...entry.source,
        address: addressOf(deployments, entry.name),
        startBlock: deployments[entry.name]?.startBlock ?? 0,
      },
      ...(context && { context: placeContext(context, deployments) }),
    })),
    // Templates that read files belong to no chain.
    ...(templates && { templates: templates.map((entry) => (entry.network ? { ...entry, network } : entry)) }),
  });
}

function placeContext(context: z.infer<typeof contextSchema>, deployments: Deployments): z.infer<typeof contextSchema> {
  return { ...context, forwarder: { type: 'Bytes', data: addressOf(deployments, 'Forwarder') } };
}

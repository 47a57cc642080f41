import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { StackError } from '../stackError.ts';

/** A network's name in `networks.json`, manifests and the data directory. */
export const networkNameSchema = z
  .string({ error: '--network must name the chain' })
  .regex(/^[a-z][a-z0-9-]*$/, '--network may have a-z, 0-9 and - only');

const addressSchema = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const contractsSchema = z.record(
  z.string(),
  z.object({ address: addressSchema, startBlock: z.int().nonnegative().optional() }),
);
const networksSchema = z.record(z.string(), contractsSchema);

/** The contracts of one network by name: where they are and since which block; graph-cli's `networks.json`. */
export type Deployments = z.infer<typeof contractsSchema>;

/**
 * Reads the contracts of a network.
 *
 * @throws StackError when the file does not name the network, or cannot be read
 */
export async function readDeployments(file: string, network: string): Promise<Deployments> {
  const networks = await readNetworks(file);
  const deployments = networks[network];
  if (deployments !== undefined) return deployments;
  const known = Object.keys(networks).join(', ') || 'none';
  throw new StackError(
    'network',
    `${file} has no "${network}"; it has: ${known}`,
    'deploy first, or choose another --network',
  );
}

/** Names of the networks that a `networks.json` has; none without such a file. @throws StackError when it cannot be read */
export async function listNetworks(file: string): Promise<string[]> {
  return Object.keys(await readNetworks(file));
}

/** Writes the contracts of a network into a `networks.json`, beside what it has of other networks. */
export async function writeDeployments(file: string, network: string, deployments: Deployments): Promise<void> {
  const others = await readNetworks(file);
  await writeFile(file, `${JSON.stringify({ ...others, [network]: deployments }, undefined, 2)}\n`);
}

/** The address of a contract that must be there. @throws StackError */
export function addressOf(deployments: Deployments, name: string): string {
  const contract = deployments[name];
  if (contract === undefined) throw new StackError('network', `the network has no ${name}`, 'add it to networks.json');
  return contract.address;
}

async function readNetworks(file: string): Promise<z.infer<typeof networksSchema>> {
  if (!existsSync(file)) return {};
  try {
    return networksSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new StackError(
      'network',
      `${file} cannot be read`,
      'correct it: {"NAME": {"GuildFactory": {"address": …}}}',
      {
        cause,
      },
    );
  }
}

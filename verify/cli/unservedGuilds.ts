import type { ChainNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { callFactory } from './target.ts';

/**
 * Guilds that a factory has made and nobody serves: who leaves out a whole guild shows nothing that differs.
 *
 * @param served - Ids of the guilds that are served.
 * @returns Ids of the others, in the order in which they were made.
 */
export async function unservedGuilds(
  node: ChainNode,
  { factory, head, served }: { factory: Hex; head: TrustedHead; served: ReadonlySet<Hex> },
): Promise<Hex[]> {
  const call = (name: string, ...args: unknown[]) =>
    callFactory(node, factory, { name, args, block: { blockHash: head.hash } });
  const count = (await call('guildCount')) as bigint | undefined;
  const unserved: Hex[] = [];
  for (let number = 1n; number <= (count ?? 0n); number += 1n) {
    const { accessManager } = (await call('contractsOf', number)) as { accessManager: string };
    const guild = accessManager.toLowerCase() as Hex;
    if (!served.has(guild)) unserved.push(guild);
  }
  return unserved;
}

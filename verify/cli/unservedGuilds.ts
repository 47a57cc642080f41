import type { ChainNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { callFactory } from './target.ts';

/** There is no end of what a node may say. */
const MOST_NAMED = 100;

/**
 * Guilds that a factory has made and nobody serves: who leaves out a whole guild shows nothing that differs. What the blocks
 * show counts; the node is asked for those that were made before.
 *
 * @param served - Ids of the guilds that are served.
 * @param made - Guilds that the factory is shown to have made, by number.
 * @returns Ids of the others, or of the first hundred of them, in the order in which they were made.
 */
export async function unservedGuilds(
  node: ChainNode,
  { factory, head, served, made }: FactoryGuilds & { head: TrustedHead; served: ReadonlySet<Hex> },
): Promise<Hex[]> {
  const call = (name: string, ...args: unknown[]) =>
    callFactory(node, factory, { name, args, block: { blockHash: head.hash } });
  const said = ((await call('guildCount')) ?? 0n) as bigint;
  const count = [...made.keys()].reduce((most, number) => (number > most ? number : most), said);
  const unserved: Hex[] = [];
  for (let number = 1n; number <= count && unserved.length < MOST_NAMED; number += 1n) {
    const guild = made.get(number) ?? accessManagerOf(await call('contractsOf', number));
    if (!served.has(guild)) unserved.push(guild);
  }
  return unserved;
}

/** A factory, and guilds that it is shown to have made, by number. */
export type FactoryGuilds = { factory: Hex; made: ReadonlyMap<bigint, Hex> };

/** What several readings of blocks show, by factory. */
export function joinGuilds(readings: readonly FactoryGuilds[]): FactoryGuilds[] {
  const factories = new Map<Hex, Map<bigint, Hex>>();
  for (const { factory, made } of readings) {
    factories.set(factory, new Map([...(factories.get(factory) ?? []), ...made]));
  }
  return [...factories].map(([factory, made]) => ({ factory, made }));
}

function accessManagerOf(contracts: unknown): Hex {
  const { accessManager } = (contracts ?? { accessManager: '0x' }) as { accessManager: string };
  return accessManager.toLowerCase() as Hex;
}

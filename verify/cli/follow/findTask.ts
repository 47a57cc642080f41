import { chainIdOf } from '../../chain/node/ask.ts';
import type { ChainNode } from '../../chain/node/node.ts';
import { headByAgreement } from '../../chain/trustedHead.ts';
import type { Hex } from '../../chain/types.ts';
import { guildIds } from '../../compare/server/answers.ts';
import type { LedgerServer } from '../../compare/server/ledgerServer.ts';
import type { Options } from '../options.ts';
import { Problem } from '../problem.ts';
import { creationBlock, factoryOf, findTarget, forwarderOf } from '../target.ts';
import type { FollowTask } from './look.ts';

/** A factory numbers its guilds from here on. */
const FIRST_GUILD = 1n;

/**
 * Finds what is to be followed. What node and server tell is only where to look.
 *
 * @throws Problem when there is no such factory or guild; ChainError, ServerError when nobody answers
 */
export async function findTask(node: ChainNode, server: LedgerServer, options: Options): Promise<FollowTask> {
  const chainId = await chainIdOf(node);
  const head = await headByAgreement([node], 'latest');
  const { guild } = options;
  if (guild !== undefined) {
    const { fromBlock: from, ...target } = await findTarget(node, server, head, { ...options, guild });
    return { chainId, from, ...target };
  }
  const { value: some } = await server.guilds().next();
  const factory = options.factory ?? (some === undefined ? undefined : await factoryOf(server, some));
  if (factory === undefined) throw new Problem(`${server.name} has no guild yet: give --factory.`);
  const forwarder = options.forwarder ?? (await forwarderOf(node, factory));
  const from = options.fromBlock ?? (await firstBlock(node, server, factory, some)) ?? head.number;
  return { chainId, from, guild, factory, forwarder };
}

/** The block of a factory's first guild. */
async function firstBlock(node: ChainNode, server: LedgerServer, factory: Hex, some: Hex | undefined) {
  const {
    guilds: [first],
  } = await server.query(`{ guilds(where: { number: ${FIRST_GUILD} }) { id } }`, guildIds);
  const guild = first?.id ?? some ?? factory;
  return creationBlock(node, server, { factory, guild, number: FIRST_GUILD });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ZeroAddress } from 'ethers';
import { addressOf } from '../../../../local/ledger/deployments.ts';
import { deployContracts } from '../../../../local/stack/contracts.ts';
import { type ActingGuild, foundGuilds, guildConfig } from '../../../../testing/ledger/actingGuild.ts';
import { type OwnLedger, startBareStack } from '../../../../testing/ledger/bareStack.ts';
import { type ChainActor, openChainActor } from '../../../../testing/ledger/chainActor.ts';
import { connectNode } from '../../../../verify/chain/node/node.ts';
import type { Hex } from '../../../../verify/chain/types.ts';
import { Follower } from '../../../../verify/cli/follow/follower.ts';
import type { FollowTask, Look } from '../../../../verify/cli/follow/look.ts';
import { LedgerServer } from '../../../../verify/compare/server/ledgerServer.ts';
import { followedTo } from '../../reorg/ledgerState.ts';

/** A chain with two guilds and a ledger, both of which go on. */
export type FollowStage = {
  rpcUrl: string;
  chain: ChainActor;
  ledger: OwnLedger;
  guilds: [ActingGuild, ActingGuild];
  factory: Hex;
  task: FollowTask;
  /** A follower of both, which has seen nothing yet. */
  follower(of?: { rpcUrl?: string; server?: LedgerServer }): Follower;
  /** Makes another guild. */
  found(name: string): Promise<void>;
  /** Makes entries in the first guild, in so many blocks. @returns Their number */
  act(blocks?: number): Promise<number>;
  mine(): Promise<void>;
  /** Waits until the ledger has all blocks. */
  indexed(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts chain and ledger, and founds the guilds. */
export async function startFollowStage(): Promise<FollowStage> {
  const stack = await startBareStack();
  try {
    const { rpcUrl } = stack;
    const deployments = await deployContracts(rpcUrl);
    const factory = addressOf(deployments, 'GuildFactory');
    const testDollar = addressOf(deployments, 'TestDollar');
    const chain = openChainActor(rpcUrl);
    const guilds = await foundGuilds(chain, { factory, testDollar });
    const ledger = await stack.openLedger('followed', factory);
    const lower = factory.toLowerCase() as Hex;
    const task: FollowTask = {
      chainId: (await chain.provider.getNetwork()).chainId,
      from: 0n,
      guild: undefined,
      factory: lower,
      forwarder: ZeroAddress as Hex,
    };
    let acts = 0n;
    return {
      rpcUrl,
      chain,
      ledger,
      guilds,
      factory: lower,
      task,
      follower({ rpcUrl: url = rpcUrl, server = new LedgerServer(ledger.queryUrl) } = {}) {
        return new Follower({ nodes: [connectNode(url)], server }, task);
      },
      async found(name) {
        const contract = await chain.contract('GuildFactory', factory);
        await chain.call(chain.people.founder, contract, 'createGuild', guildConfig(chain, testDollar, name));
      },
      async act(blocks = 1) {
        const { founder, client } = chain.people;
        let entries = 0;
        for (let i = 0; i < blocks; i++) {
          acts += 1n;
          entries += (await chain.call(founder, guilds[0].token, 'transfer', client.address, acts)).logs.length;
        }
        return entries;
      },
      async mine() {
        await chain.provider.send('evm_mine', []);
      },
      async indexed() {
        const block = await chain.provider.getBlock('latest');
        await followedTo(ledger, { number: block?.number ?? 0, hash: block?.hash ?? '' });
      },
      async stop() {
        chain.provider.destroy();
        await stack.stop();
      },
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** Lets a follower look until all is compared, and gathers what it saw. */
export async function lookAll(follower: Follower): Promise<Look> {
  const found: Look['found'] = [];
  const gone: Look['gone'] = [];
  let dropped: bigint | undefined;
  for (let looks = 0; looks < 200; looks++) {
    const look = await follower.look();
    found.push(...look.found);
    gone.push(...look.gone);
    dropped ??= look.dropped;
    const isNewest = look.chain.hash === follower.compared?.hash;
    if (isNewest) return { ...look, found, gone, ...(dropped === undefined ? {} : { dropped }) };
    await sleep(50);
  }
  throw new Error('The follower does not come to the newest block.');
}

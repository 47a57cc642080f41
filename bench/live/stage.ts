import { MaxUint256 } from 'ethers';
import { digestOf, foundGuilds } from '../../testing/ledger/actingGuild.ts';
import { openChainActor } from '../../testing/ledger/chainActor.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';

/** A stack with a guild, which takes many subscribers of one client. */
export type LiveStage = {
  /** The gateway's GraphQL. */
  url: string;
  gatewayPid(): number;
  /** Makes a block with a deposit of one more unit than the last, and has it indexed; times by `performance.now()`. */
  deposit(): Promise<{ blockHash: string; minedAt: number; indexedAt: number }>;
  /** Makes a block without waiting for its index. */
  mine(): Promise<void>;
  snapshot(): Promise<string>;
  revert(snapshot: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts it. @param subscribers - How many it must take at once. */
export async function startLiveStage(subscribers: number): Promise<LiveStage> {
  const most = String(2 * subscribers);
  process.env.GUILDHALL_SUBSCRIPTIONS = most;
  process.env.GUILDHALL_CLIENT_SUBSCRIPTIONS = most;
  process.env.GUILDHALL_CLIENT_REQUESTS_PER_MINUTE = String(100 * subscribers);
  const stack = await startThrowawayStack();
  const chain = openChainActor(stack.rpcUrl);
  const { GuildFactory, TestDollar } = stack.deployments;
  const deployed = { factory: GuildFactory?.address ?? '', testDollar: TestDollar?.address ?? '' };
  const [guild] = await foundGuilds(chain, deployed);
  const { client } = chain.people;
  await chain.call(chain.minter, guild.dollar, 'mint', client.address, 10n ** 20n);
  await chain.call(client, guild.dollar, 'approve', guild.treasury.target, MaxUint256);
  let amount = 0;
  const give = () => {
    amount += 1;
    return chain.call(client, guild.treasury, 'deposit', guild.dollar.target, amount, 0, digestOf('gift'));
  };
  return {
    url: `${stack.gatewayUrl}/graphql`,
    gatewayPid: stack.gateway.pid,
    mine: async () => void (await give()),
    async deposit() {
      const { blockHash, blockNumber } = await give();
      const minedAt = performance.now();
      await stack.indexed(blockNumber);
      return { blockHash, minedAt, indexedAt: performance.now() };
    },
    snapshot: async () => String(await chain.provider.send('evm_snapshot', [])),
    async revert(snapshot) {
      await chain.provider.send('evm_revert', [snapshot]);
    },
    async stop() {
      chain.provider.destroy();
      await stack.stop();
    },
  };
}

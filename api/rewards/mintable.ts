import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';

/** How much of what an account can claim the rate limits let be minted now, in the guild token's smallest unit. */
export async function mintable(
  { chain, block }: PrepareScope,
  { rewards }: GuildContracts,
  account: string,
  claimable: bigint,
): Promise<bigint> {
  const read = { contract: 'Rewards', to: rewards, function: 'claimAvailableOf', args: [account] } as const;
  const [available] = await chain.read(read, block);
  if (claimable > available) return available;
  return claimable;
}

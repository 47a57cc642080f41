import type { GuildContracts } from '../chain/guildContracts.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';

/** How much of what can be claimed the rate limit lets be minted now, in the guild token's smallest unit. */
export async function mintable(
  { chain, block }: PrepareScope,
  { rewards }: GuildContracts,
  claimable: bigint,
): Promise<bigint> {
  const [available] = await chain.read({ contract: 'Rewards', to: rewards, function: 'claimAvailable' }, block);
  if (claimable > available) return available;
  return claimable;
}

import type { Block } from '../../chain/answers.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { Chain } from '../../chain/chain.ts';

/** Least that counts as holding or representing tokens of a guild, in the smallest unit: dust is cheap to give away. */
const WHOLE_TOKEN = 10n ** 18n;

/**
 * Whether an account has standing in a guild: it holds or represents at least one whole token of it, has a reward to
 * claim, or may make this very call by an office. All others are strangers, whatever they have done before.
 *
 * @param call - Sender, contract of the guild and calldata, lower case.
 * @param block - Block at which it is asked.
 */
export async function hasStanding(
  chain: Pick<Chain, 'read'>,
  contracts: GuildContracts,
  call: { from: string; to: string; data: string },
  block: Pick<Block, 'hash'>,
): Promise<boolean> {
  const { accessManager, rewards, token } = contracts;
  const { from, to } = call;
  const [[balance], [votes], [claimable], [mayCall]] = await Promise.all([
    chain.read({ contract: 'GuildToken', to: token, function: 'balanceOf', args: [from] }, block),
    chain.read({ contract: 'GuildToken', to: token, function: 'getVotes', args: [from] }, block),
    chain.read({ contract: 'Rewards', to: rewards, function: 'claimableOf', args: [from] }, block),
    chain.read(
      { contract: 'AccessManager', to: accessManager, function: 'canCall', args: [from, to, call.data.slice(0, 10)] },
      block,
    ),
  ]);
  return balance >= WHOLE_TOKEN || votes >= WHOLE_TOKEN || claimable > 0n || mayCall;
}

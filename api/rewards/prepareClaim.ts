import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, amount } from '../prepare/words.ts';
import { mintable } from './mintable.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, account: address });

/** Resolver of `prepareClaim`: `Rewards.claim`. */
export const prepareClaim = prepareMutation(inputSchema, async (input, scope) => {
  const { chain, block } = scope;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const { token, rewards } = contracts;
  const [[claimable], metadata] = await Promise.all([
    chain.read({ contract: 'Rewards', to: rewards, function: 'claimableOf', args: [input.account] }, block),
    chain.tokenMetadata(token, block),
  ]);
  const minted = await mintable(scope, contracts, input.account, claimable);
  return {
    to: rewards,
    contract: 'Rewards',
    function: 'claim',
    args: [input.account],
    summary: `Claim ${amount(minted, token, metadata)} of rewards in ${label} for ${account(input.account)}`,
  };
});

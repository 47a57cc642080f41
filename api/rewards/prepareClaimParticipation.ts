import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account } from '../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, account: address, epoch: uint(32) });

/** Resolver of `prepareClaimParticipation`: `Rewards.claimParticipation`. */
export const prepareClaimParticipation = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.rewards,
    contract: 'Rewards',
    function: 'claimParticipation',
    args: [input.account, input.epoch],
    summary: `Claim the share of ${account(input.account)} in epoch ${input.epoch} of ${label}`,
  };
});

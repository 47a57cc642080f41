import { z } from 'zod';
import { parseGuildId } from '../chain/ids.ts';
import { address, parsedBy, uint } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { account } from '../chain/words.ts';
import { findGuild } from '../guild/findGuild.ts';

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

import { findGuild } from '../../prepare/find/findGuild.ts';
import { address } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account } from '../../prepare/words.ts';
import { scheduledCallSchema, scheduledWords } from './scheduledCall.ts';

const inputSchema = scheduledCallSchema.extend({ account: address });

/** Resolver of `prepareCancelScheduled`: `AccessManager.cancel`. */
export const prepareCancelScheduled = prepareMutation(inputSchema, async (input, scope) => {
  const { guild, target, calldata } = input;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const words = await scheduledWords(scope, contracts, input);
  return {
    to: contracts.accessManager,
    contract: 'AccessManager',
    function: 'cancel',
    args: [input.account, target, calldata],
    summary: `Cancel in ${label} what ${account(input.account)} has announced: ${words}`,
  };
});

import { findGuild } from '../../prepare/find/findGuild.ts';
import { time } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { timeOf } from '../../prepare/words.ts';
import { scheduledCallSchema, scheduledWords } from './scheduledCall.ts';

const AS_SOON_AS_POSSIBLE = 0n;

const inputSchema = scheduledCallSchema.extend({ notBefore: time(48).nullish() });

/** Resolver of `prepareSchedule`: `AccessManager.schedule`. */
export const prepareSchedule = prepareMutation(inputSchema, async (input, scope) => {
  const { guild, target, calldata, notBefore } = input;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const when = notBefore ? `after ${timeOf(notBefore)}` : 'as soon as your role allows';
  return {
    to: contracts.accessManager,
    contract: 'AccessManager',
    function: 'schedule',
    args: [target, calldata, notBefore ?? AS_SOON_AS_POSSIBLE],
    summary: `Announce to ${label}, ${when}: ${await scheduledWords(scope, contracts, input)}`,
  };
});

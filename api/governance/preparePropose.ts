import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy, text } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { quoted } from '../prepare/words.ts';
import { proposalActionSchema, proposedCall } from './proposalAction.ts';
import { categoryNumber, proposalCategory } from './proposalCategory.ts';

const MAX_DESCRIPTION_BYTES = 50_000;
const MAX_ACTIONS = 50;

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  actions: z
    .array(proposalActionSchema)
    .min(1, 'Give at least one action.')
    .max(MAX_ACTIONS, `Give at most ${MAX_ACTIONS} actions.`),
  description: text(MAX_DESCRIPTION_BYTES),
  category: proposalCategory.nullish(),
});

/** Resolver of `preparePropose`: `GuildGovernor.propose`, or `proposeInCategory` when a category is named. */
export const preparePropose = prepareMutation(inputSchema, async (input, scope) => {
  const { guild, actions, description, category } = input;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const calls = await Promise.all(
    actions.map((action, index) => proposedCall(scope, contracts, action, ['actions', String(index)])),
  );
  const [title = ''] = description.trim().split('\n', 1);
  return {
    to: contracts.governor,
    contract: 'GuildGovernor',
    function: category ? 'proposeInCategory' : 'propose',
    args: [
      calls.map((call) => call.target),
      calls.map((call) => call.value),
      calls.map((call) => call.calldata),
      description,
      ...(category ? [categoryNumber(category)] : []),
    ],
    summary: `Propose ${quoted(title)} to ${label}: ${calls.map((call) => call.words).join('; ')}`,
  };
});

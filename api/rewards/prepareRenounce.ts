import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, count, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, skill: uint(8), points: count(128) });

/** Resolver of `prepareRenounce`: `Reputation.renounce`. */
export const prepareRenounce = prepareMutation(inputSchema, async ({ guild, skill, points }, scope) => {
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  return {
    to: contracts.reputation,
    contract: 'Reputation',
    function: 'renounce',
    args: [skill, points],
    summary: `Give up ${points} points of your reputation in skill ${skill} of ${label}`,
  };
});

import { z } from 'zod';
import { parseGuildId } from '../chain/ids.ts';
import { address, parsedBy, uint } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { findGuild } from '../guild/findGuild.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, skill: uint(8), points: uint(128) });

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

import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { findToken } from '../prepare/find/findToken.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { quoted } from '../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, token: address });

/** Resolver of `prepareRecognize`: `Treasury.recognize`. */
export const prepareRecognize = prepareMutation(inputSchema, async ({ guild, token }, scope) => {
  const [{ contracts, label }, metadata] = await Promise.all([
    findGuild(scope, guild, ['guild']),
    findToken(scope, token, ['token']),
  ]);
  const name = metadata ? quoted(metadata.symbol) : token;
  return {
    to: contracts.treasury,
    contract: 'Treasury',
    function: 'recognize',
    args: [token],
    summary: `Recognize what the treasury of ${label} received of the token ${name} without a deposit`,
  };
});

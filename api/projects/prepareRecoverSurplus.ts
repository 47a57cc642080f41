import { z } from 'zod';
import { findToken } from '../chain/findToken.ts';
import { parseGuildId } from '../chain/ids.ts';
import { address, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { quoted } from '../chain/words.ts';
import { findGuild } from '../guild/findGuild.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, token: address });

/** Resolver of `prepareRecoverSurplus`: `Projects.recoverSurplus`. */
export const prepareRecoverSurplus = prepareMutation(inputSchema, async ({ guild, token }, scope) => {
  const [{ contracts, label }, metadata] = await Promise.all([
    findGuild(scope, guild, ['guild']),
    findToken(scope, token, ['token']),
  ]);
  const name = metadata ? quoted(metadata.symbol) : token;
  return {
    to: contracts.projects,
    contract: 'Projects',
    function: 'recoverSurplus',
    args: [token],
    summary: `Move what the escrow of ${label} holds of the token ${name} for nobody to the treasury`,
  };
});

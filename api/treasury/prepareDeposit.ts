import { z } from 'zod';
import { nativeValue } from '../chain/calls/nativeCoin.ts';
import { findGuild } from '../prepare/find/findGuild.ts';
import { findToken } from '../prepare/find/findToken.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, optionalBytes32, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { amount } from '../prepare/words.ts';

const CONTRIBUTION = 0n;

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  token: address,
  amount: uint(256),
  ref: optionalBytes32,
});

/** Resolver of `prepareDeposit`: `Treasury.deposit` as a contribution. */
export const prepareDeposit = prepareMutation(inputSchema, async (input, scope) => {
  const [{ contracts, label }, metadata] = await Promise.all([
    findGuild(scope, input.guild, ['guild']),
    findToken(scope, input.token, ['token']),
  ]);
  return {
    to: contracts.treasury,
    contract: 'Treasury',
    function: 'deposit',
    args: [input.token, input.amount, CONTRIBUTION, input.ref],
    value: nativeValue(input.token, input.amount),
    summary: `Contribute ${amount(input.amount, input.token, metadata)} to the treasury of ${label}`,
  };
});

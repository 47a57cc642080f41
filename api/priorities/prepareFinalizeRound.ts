import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { parseRoundId, rounds } from './round.ts';

const inputSchema = z.object({ round: parsedBy(parseRoundId), from: address });

/** Resolver of `prepareFinalizeRound`: `PriorityRounds.finalizeRound`. */
export const prepareFinalizeRound = prepareMutation(inputSchema, async ({ round }, scope) => {
  const { contracts, label } = await findNumbered(scope, round, rounds, ['round']);
  return {
    to: contracts.priorities,
    contract: 'PriorityRounds',
    function: 'finalizeRound',
    args: [round.number],
    summary: `Record the result of ${label}`,
  };
});

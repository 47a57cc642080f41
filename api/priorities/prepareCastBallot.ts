import { z } from 'zod';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, optionalDeadline, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { deadlineOf, typedDataFor } from '../prepare/signing.ts';
import { choicesOf, choicesSchema } from './choices.ts';
import { parseRoundId, rounds } from './round.ts';

const inputSchema = z.object({
  round: parsedBy(parseRoundId),
  from: address,
  choices: choicesSchema,
  deadline: optionalDeadline,
});

/** Resolver of `prepareCastBallot`: `PriorityRounds.castBallot`. */
export const prepareCastBallot = prepareMutation(inputSchema, async (input, scope) => {
  const { round, from } = input;
  const { contracts, label } = await findNumbered(scope, round, rounds, ['round']);
  const { projectIds, sharesBps, words } = choicesOf(input.choices, contracts);
  const message = {
    roundId: round.number,
    voter: from,
    projectIds,
    sharesBps,
    deadline: deadlineOf(scope, input.deadline),
  };
  return {
    to: contracts.priorities,
    contract: 'PriorityRounds',
    function: 'castBallot',
    args: [round.number, projectIds, sharesBps],
    summary: `Vote in ${label}: ${words}`,
    bySignature: await typedDataFor(scope, contracts.priorities, {
      name: 'Ballot',
      fields: eip712.PriorityRounds.Ballot,
      message,
    }),
  };
});
